package io.aurorafleet.dispatcher.control;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.util.List;

/**
 * What came of a command on a run; also its JSON document.
 *
 * @param notes what concerns the run as a whole
 */
public record ControlResult(RunId run, String command, List<Line> clusters, List<String> notes) {
  /** What was done to one cluster, and why not more. */
  public record Line(ClusterId cluster, Deed deed, String note) {}

  public ControlResult {
    clusters = List.copyOf(clusters);
    notes = List.copyOf(notes);
  }

  /** Refusals are told apart from faults, which the same command again may overcome. */
  public int exitCode() {
    if (clusters.stream().anyMatch(line -> line.deed() == Deed.FAILED)) {
      return ExitCodes.FAILED;
    }
    return clusters.stream().anyMatch(line -> line.deed() == Deed.REFUSED)
        ? ExitCodes.REFUSED
        : ExitCodes.OK;
  }
}
