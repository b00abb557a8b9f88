package io.aurorafleet.lab;

import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.AwsFleet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What a command line of the lab printed, and how it ended. */
record LabRun(int exitCode, String out, String err) {
  /** In this process, with nothing in its environment. */
  static LabRun of(String command) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            Map.of(),
            new SystemClock(),
            AwsFleet::connect);
    int exitCode = Main.commandLine(surroundings).execute(command.split(" ", -1));
    return new LabRun(exitCode, out.toString(), err.toString());
  }
}
