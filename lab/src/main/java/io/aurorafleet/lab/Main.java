package io.aurorafleet.lab;

import io.aurorafleet.dispatcher.AuroraFleet;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.AwsFleet;
import io.aurorafleet.lab.bench.BenchCommand;
import io.aurorafleet.lab.bench.PreflightBenchCommand;
import io.aurorafleet.lab.bench.statistics.StatisticsBenchCommand;
import io.aurorafleet.lab.demo.DemoCommand;
import io.aurorafleet.lab.killmatrix.KillMatrixCommand;
import io.aurorafleet.lab.oracle.OracleCommand;
import io.aurorafleet.lab.sandbox.SandboxCommand;
import io.aurorafleet.lab.sandbox.WarmUpCommand;
import io.aurorafleet.lab.sandbox.WorkerCommand;
import io.aurorafleet.lab.simulation.SimulateCommand;
import io.aurorafleet.lab.soak.SoakCommand;
import picocli.CommandLine;

/** The command line of a source tree: the product's commands, the demo, the sandbox and the lab. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    io.aurorafleet.dispatcher.Main.quietLogs();
    Surroundings surroundings = Surroundings.ofProcess(AwsFleet::connect);
    System.exit(commandLine(surroundings).execute(arguments));
  }

  static CommandLine commandLine(Surroundings surroundings) {
    CommandLine lab = new CommandLine(new LabCommand());
    lab.addSubcommand(new SimulateCommand(surroundings));
    CommandLine bench = new CommandLine(new BenchCommand());
    bench.addSubcommand(new PreflightBenchCommand(surroundings));
    bench.addSubcommand(new StatisticsBenchCommand(surroundings));
    lab.addSubcommand(bench);
    lab.addSubcommand(new OracleCommand(surroundings));
    lab.addSubcommand(new KillMatrixCommand(surroundings));
    lab.addSubcommand(new SoakCommand(surroundings));
    return AuroraFleet.commandLine(
        surroundings,
        new DemoCommand(surroundings),
        new SandboxCommand(surroundings),
        new WorkerCommand(),
        new WarmUpCommand(surroundings),
        lab);
  }
}
