package io.aurorafleet.dispatcher.control;

import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.Instants;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.wiring.Fleet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code aurora-fleet requeue}. */
@Command(
    name = "requeue",
    description = {
      "Tries clusters of a run once more, after the cause is gone: all that failed or were held,",
      "but for those an operator cancelled; or only those named. Every attempt passes the gate again."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  aurora-fleet requeue --run 20261122t2100-k3x9",
      "  aurora-fleet requeue --run 20261122t2100-k3x9 --failed",
      "  aurora-fleet requeue --run 20261122t2100-k3x9 orders billing",
      "  aurora-fleet requeue --run 20261122t2100-k3x9 --window-end 2026-11-24T05:00:00Z"
    })
public final class RequeueCommand extends ControlCommand {
  @Option(names = "--failed", description = "Only those that failed, not those that were held.")
  private boolean failed;

  @Option(
      names = "--window-end",
      paramLabel = "INSTANT",
      description =
          "A new end of the run's change window, such as 2026-11-24T05:00:00Z, or none (default: as it is).")
  private @Nullable String windowEnd;

  public RequeueCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  void check() {
    if (failed && !run().clusters().isEmpty()) {
      throw CommandException.badInput(
          "requeue",
          "--failed and the names of clusters do not go together.",
          "Give one or the other.");
    }
  }

  @Override
  ControlResult act(Fleet fleet, RunOption run) {
    return fleet.requeue().requeue(new RequeueRequest(run.run(), run.clusters(), failed, window()));
  }

  private Optional<RequeueRequest.Window> window() {
    if (windowEnd == null) {
      return Optional.empty();
    }
    return Optional.of(
        new RequeueRequest.Window(
            "none".equals(windowEnd) ? null : Instants.parse("--window-end", windowEnd)));
  }
}
