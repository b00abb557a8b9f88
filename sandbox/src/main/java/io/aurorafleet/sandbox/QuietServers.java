package io.aurorafleet.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.util.List;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;

/**
 * Keeps the embedded servers from writing their everyday business into the log. A level that
 * someone has set for them stays.
 */
public final class QuietServers {
  private static final List<String> NOISY =
      List.of("org.elasticmq", "org.apache.pekko", "org.gaul", "org.apache.hc", "software.amazon");

  private QuietServers() {}

  /** To be called before the first of them starts. Does nothing where another logger is bound. */
  public static void hush() {
    ILoggerFactory factory = LoggerFactory.getILoggerFactory();
    if (factory instanceof LoggerContext context) {
      for (String name : NOISY) {
        Logger logger = context.getLogger(name);
        if (logger.getLevel() == null) {
          logger.setLevel(Level.WARN);
        }
      }
    }
  }
}
