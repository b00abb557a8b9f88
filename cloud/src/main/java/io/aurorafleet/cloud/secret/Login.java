package io.aurorafleet.cloud.secret;

import java.util.Optional;

/** A database user and its password; prints only the user. As a source it gives itself. */
public record Login(String user, String password) implements LoginSource {
  @Override
  public Login login(String host, int port) {
    return this;
  }

  @Override
  public Optional<Login> renewed(Login refused, String host, int port) {
    return Optional.empty();
  }

  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
