package io.aurorafleet.dispatcher.control;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.dispatcher.cli.CommandException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The run and the clusters of it that a command is about, alike in every command; a mixin. */
final class RunOption {
  @Option(
      names = "--run",
      required = true,
      paramLabel = "NAME",
      description = "The run, as dispatch and status print it.")
  private String run = "";

  @Parameters(
      paramLabel = "CLUSTER",
      arity = "0..*",
      description = "Only these clusters of the run.")
  private List<String> clusters = new ArrayList<>();

  RunId run() {
    try {
      return new RunId(run);
    } catch (IllegalArgumentException e) {
      throw CommandException.badInput(
          "run", String.valueOf(e.getMessage()) + ".", "dispatch printed the run's name.");
    }
  }

  List<ClusterId> clusters() {
    try {
      return clusters.stream().map(ClusterId::new).distinct().toList();
    } catch (IllegalArgumentException e) {
      throw CommandException.badInput(
          "no-such-cluster",
          String.valueOf(e.getMessage()) + ".",
          "Give the names that aurora-fleet status prints.");
    }
  }
}
