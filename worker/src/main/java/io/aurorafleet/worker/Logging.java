package io.aurorafleet.worker;

import org.slf4j.LoggerFactory;

/**
 * Sets logging up on a thread of its own, while the clients are being made: it takes a quarter of a
 * start. Who asks for a logger meanwhile gets one that is handed over to the real one.
 */
final class Logging {
  private Logging() {}

  /** To be joined before anything is logged with a visit's context. */
  static Thread begin() {
    // Else SLF4J tells standard error, on every start, that loggers were handed over.
    System.setProperty("slf4j.internal.verbosity", "ERROR");
    Thread thread =
        new Thread(() -> LoggerFactory.getLogger(Main.class).debug("Starting"), "logging");
    thread.start();
    return thread;
  }
}
