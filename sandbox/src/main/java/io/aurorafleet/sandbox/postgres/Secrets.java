package io.aurorafleet.sandbox.postgres;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.postgresql.util.PasswordUtil;

/** Passwords: random ones of our own, and what PostgreSQL keeps of a user's in place of it. */
final class Secrets {
  private Secrets() {}

  static String random() {
    byte[] bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** The verifier that {@code ALTER ROLE … PASSWORD} takes, so that no log ever sees the word. */
  static String verifier(String password) {
    return PasswordUtil.encodeScramSha256(password.toCharArray());
  }
}
