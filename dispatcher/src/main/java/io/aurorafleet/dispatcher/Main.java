package io.aurorafleet.dispatcher;

import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.AwsFleet;

/** Starts the command line of an installed bundle. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    quietLogs();
    System.exit(
        AuroraFleet.commandLine(Surroundings.ofProcess(AwsFleet::connect)).execute(arguments));
  }

  /**
   * Sends logs, warnings and worse only, to standard error: standard output belongs to the
   * command's result. To be called before anything logs; does nothing where the user configured
   * Logback.
   */
  public static void quietLogs() {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "io/aurorafleet/dispatcher/logback-cli.xml");
    }
  }
}
