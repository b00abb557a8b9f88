package io.aurorafleet.sandbox.wire;

/** The request cannot be read as what its operation asks for; answered with status 400. */
final class MalformedInput extends Exception {
  private static final long serialVersionUID = 1;

  MalformedInput(String message) {
    super(message);
  }
}
