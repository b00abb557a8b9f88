package io.aurorafleet.dispatcher.control;

import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.Fleet;
import picocli.CommandLine.Command;

/** {@code aurora-fleet cancel}. */
@Command(
    name = "cancel",
    description = {
      "Stops clusters before their commit point, takes back what was made, and ends them as held.",
      "Behind the commit point only forward is left, or rollback: such clusters are refused, and go on."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet cancel --run 20261122t2100-k3x9",
      "  aurora-fleet cancel --run 20261122t2100-k3x9 orders billing"
    })
public final class CancelCommand extends ControlCommand {
  public CancelCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ControlResult act(Fleet fleet, RunOption run) {
    return fleet.cancel().cancel(run.run(), run.clusters());
  }
}
