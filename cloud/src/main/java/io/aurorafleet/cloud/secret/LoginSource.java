package io.aurorafleet.cloud.secret;

import io.aurorafleet.cloud.call.OutsideException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Gives a login for each connection, because passwords rotate and tokens last 15 minutes. Used by
 * several threads side by side.
 */
public interface LoginSource {
  /** The codes of failures that say that the server did not take the login. */
  Set<String> REFUSALS = Set.of("wrong-password", "login-refused");

  /**
   * The login for a connection that is opened now.
   *
   * @param host of the server, as it is connected to; a token is good for this one only
   * @throws OutsideException when it cannot be had
   */
  Login login(String host, int port);

  /**
   * Another login, after the server refused one.
   *
   * @return empty when there is none but the one refused
   * @throws OutsideException when it cannot be had
   */
  Optional<Login> renewed(Login refused, String host, int port);

  /**
   * Logs in; when the server refuses the login, once more with what is read anew.
   *
   * @param attempt throws an {@link OutsideException} with one of {@link #REFUSALS} when refused
   */
  default <T> T enter(String host, int port, Function<Login, T> attempt) {
    Login first = login(host, port);
    try {
      return attempt.apply(first);
    } catch (OutsideException e) {
      if (!REFUSALS.contains(e.failure().code())) {
        throw e;
      }
      return attempt.apply(renewed(first, host, port).orElseThrow(() -> e));
    }
  }
}
