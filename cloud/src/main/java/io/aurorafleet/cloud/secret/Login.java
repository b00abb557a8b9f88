package io.aurorafleet.cloud.secret;

/** A database user and its password; prints only the user. */
public record Login(String user, String password) {
  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
