package io.aurorafleet.dispatcher.control;

import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.Fleet;
import picocli.CommandLine.Command;

/** {@code aurora-fleet resume}. */
@Command(
    name = "resume",
    description = {"Lets a paused run, or paused clusters of it, go on at once."},
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet resume --run 20261122t2100-k3x9",
      "  aurora-fleet resume --run 20261122t2100-k3x9 orders billing"
    })
public final class ResumeCommand extends ControlCommand {
  public ResumeCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ControlResult act(Fleet fleet, RunOption run) {
    return fleet.pausing().resume(run.run(), run.clusters());
  }
}
