package io.aurorafleet.lab;

import io.aurorafleet.dispatcher.AuroraFleet;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.AwsFleet;
import io.aurorafleet.lab.demo.DemoCommand;
    CommandLine lab = new CommandLine(new LabCommand());
    lab.addSubcommand(new SimulateCommand(surroundings));
    CommandLine commands =
        AuroraFleet.commandLine(
            surroundings,
            new DemoCommand(surroundings),
            new SandboxCommand(surroundings),
            new WorkerCommand(),
            lab);
    System.exit(commands.execute(arguments));

/** The command line of a source tree: the product's commands, the demo, the sandbox and the lab. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    io.aurorafleet.dispatcher.Main.quietLogs();
    Surroundings surroundings = Surroundings.ofProcess(AwsFleet::connect);
<<<<<<< HEAD
    CommandLine lab = new CommandLine(new LabCommand());
    lab.addSubcommand(new SimulateCommand(surroundings));
    CommandLine commands =
        AuroraFleet.commandLine(surroundings, new DemoCommand(surroundings), lab);
    System.exit(commands.execute(arguments));
=======
    int exit =
        AuroraFleet.commandLine(
                surroundings,
                new DemoCommand(surroundings),
                new SandboxCommand(surroundings),
                new WorkerCommand())
            .execute(arguments);
    System.exit(exit);
>>>>>>> 66d51ff (Commands sandbox and worker; the worker logs JSON, libraries at warnings only)
  }
}
