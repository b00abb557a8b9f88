package io.aurorafleet.dispatcher.cli;

import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.dispatcher.wiring.Fleet;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Everything of the process that a command may touch, so that tests and the sandbox can give it
 * another world.
 *
 * @param out standard output
 * @param err standard error
 * @param terminal whether a person sees standard output: only then colours and redrawing
 * @param environment the environment variables
 * @param connector how to reach AWS
 */
public record Surroundings(
    PrintWriter out,
    PrintWriter err,
    boolean terminal,
    Map<String, String> environment,
    WorkClock clock,
    Fleet.Connector connector) {
  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** The process as it is, and AWS as its environment says. */
  public static Surroundings ofProcess(Fleet.Connector connector) {
    return new Surroundings(
        new PrintWriter(System.out, true, StandardCharsets.UTF_8),
        new PrintWriter(System.err, true, StandardCharsets.UTF_8),
        Terminal.present(),
        System.getenv(),
        new SystemClock(),
        connector);
  }

  /** How many characters of standard output fit on a line; asks the terminal where there is one. */
  public int columns() {
    return Terminal.columns(terminal, environment);
  }
}
