package io.aurorafleet.sandbox.postgres;

/** A server could not be made to do what it must; the message says which, why and what to do. */
public final class PostgresFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  PostgresFailure(String message) {
    super(message);
  }

  PostgresFailure(String message, Throwable cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
