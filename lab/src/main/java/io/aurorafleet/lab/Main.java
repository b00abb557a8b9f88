package io.aurorafleet.lab;

import io.aurorafleet.dispatcher.AuroraFleet;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.AwsFleet;
import io.aurorafleet.lab.demo.DemoCommand;

/** The command line of a source tree: the product's commands, the demo, the sandbox and the lab. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    io.aurorafleet.dispatcher.Main.quietLogs();
    Surroundings surroundings = Surroundings.ofProcess(AwsFleet::connect);
    int exit =
        AuroraFleet.commandLine(surroundings, new DemoCommand(surroundings)).execute(arguments);
    System.exit(exit);
  }
}
