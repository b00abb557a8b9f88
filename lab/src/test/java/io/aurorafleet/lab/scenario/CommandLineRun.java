package io.aurorafleet.lab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.dispatcher.AuroraFleet;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.AwsFleet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What the command line answered. */
record CommandLineRun(int exit, String out, String err) {
  static CommandLineRun of(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Surroundings surroundings =
        new Surroundings(
            new PrintWriter(out),
            new PrintWriter(err),
            false,
            environment,
            new SystemClock(),
            AwsFleet::connect);
    int exit = AuroraFleet.commandLine(surroundings).execute(arguments);
    return new CommandLineRun(exit, out.toString(), err.toString());
  }

  JsonNode json() {
    try {
      return Json.tree(out);
    } catch (UnreadableException e) {
      throw new AssertionError("no JSON: " + out + err, e);
    }
  }
}
