package io.aurorafleet.dispatcher.control;

import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.Fleet;
import picocli.CommandLine.Command;

/** {@code aurora-fleet pause}. */
@Command(
    name = "pause",
    description = {
      "Lets no cluster of the run begin, and calls for no upgrade, until it is resumed.",
      "What is past its commit point goes on to its end."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet pause --run 20261122t2100-k3x9",
      "  aurora-fleet pause --run 20261122t2100-k3x9 orders billing"
    })
public final class PauseCommand extends ControlCommand {
  public PauseCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  ControlResult act(Fleet fleet, RunOption run) {
    return fleet.pausing().pause(run.run(), run.clusters());
  }
}
