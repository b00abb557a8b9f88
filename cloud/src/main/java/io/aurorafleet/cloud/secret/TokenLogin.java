package io.aurorafleet.cloud.secret;

import java.util.Optional;

/** The login of one user by tokens of IAM, each made for the connection that needs it. */
public record TokenLogin(Tokens tokens, String user) implements LoginSource {
  @Override
  public Login login(String host, int port) {
    return tokens.token(user, host, port);
  }

  /** A token is new already; that it was refused has another reason than its age. */
  @Override
  public Optional<Login> renewed(Login refused, String host, int port) {
    return Optional.empty();
  }
}
