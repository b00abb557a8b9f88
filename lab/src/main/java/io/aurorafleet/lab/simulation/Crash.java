package io.aurorafleet.lab.simulation;

/**
 * A simulated SIGKILL: thrown at a call, caught by nothing in production code (which catches
 * exceptions, never errors), so that whatever was not written by then is lost.
 */
final class Crash extends Error {
  private static final long serialVersionUID = 1;

  Crash() {
    super("crash", null, false, false);
  }
}
