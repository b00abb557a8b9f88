package io.aurorafleet.cloud.secret;

import java.util.Optional;

/**
 * The login of one secret: read once, and read anew when the server refuses it, so that a secret
 * that rotates under us is no reason to stop.
 */
public final class SecretLogin implements LoginSource {
  private final Logins logins;
  private final String secret;
  private volatile Login last;

  /** Reads it. */
  public SecretLogin(Logins logins, String secret) {
    this.logins = logins;
    this.secret = secret;
    this.last = logins.read(secret);
  }

  @Override
  public Login login(String host, int port) {
    return last;
  }

  /** What was refused is not tried twice: some servers lock a user out for that. */
  @Override
  public Optional<Login> renewed(Login refused, String host, int port) {
    Login now = last;
    if (now.equals(refused)) {
      now = logins.read(secret);
      last = now;
    }
    return now.equals(refused) ? Optional.empty() : Optional.of(now);
  }
}
