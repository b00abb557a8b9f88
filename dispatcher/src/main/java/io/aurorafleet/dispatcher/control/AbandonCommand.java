package io.aurorafleet.dispatcher.control;

import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.Fleet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aurora-fleet abandon}. */
@Command(
    name = "abandon",
    description = {
      "Gives up clusters whose attempt ended badly after its commit point, and releases their locks,",
      "so that other runs may begin. Nothing is done to the cluster: see in the RDS console first",
      "that no upgrade of it is under way."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet abandon --run 20261122t2100-k3x9 orders --yes --reason \"restored by hand\""
    })
public final class AbandonCommand extends ControlCommand {
  @Option(names = "--yes", description = "Really; without it nothing is done.")
  private boolean yes;

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why, for the record in the checkpoint.")
  private String reason = "no reason given";

  public AbandonCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void check() {
    if (run().clusters().isEmpty()) {
      throw CommandException.badInput(
          "abandon", "No cluster was named.", "Name the clusters to abandon.");
    }
    if (!yes) {
      throw CommandException.badInput(
          "not-confirmed",
          "Not abandoned: an upgrade that RDS has begun may still be under way, and another run would not know of it.",
          "See in the RDS console that the cluster is at rest, then repeat the command with --yes.");
    }
  }

  @Override
  ControlResult act(Fleet fleet, RunOption run) {
    return fleet.abandon().abandon(run.run(), run.clusters(), reason);
  }
}
