package io.aurorafleet.lab;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.AwsFleet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;

/** What the command line answered. */
public record CommandLineRun(int exit, String out, String err) {
  /** In this process, with this environment and no other. */
  public static CommandLineRun of(Map<String, String> environment, String... arguments) {
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
    int exit = Main.commandLine(surroundings).execute(arguments);
    return new CommandLineRun(exit, out.toString(), err.toString());
  }

  public JsonNode json() {
    try {
      return Json.tree(out);
    } catch (UnreadableException e) {
      throw new AssertionError("no JSON: " + out + err, e);
    }
  }
}
