package io.aurorafleet.dispatcher.cli;

/** For whom a command prints. */
public enum Output {
  /** For people. */
  TEXT,
  /** For programs: exactly one JSON document on standard output, all else on standard error. */
  JSON
}
