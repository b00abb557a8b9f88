package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.dispatcher.cli.CommandException;
import picocli.CommandLine.Option;

/** What a run may do, as options that every command about a run to come has alike; a mixin. */
public final class RunSwitches {
  @Option(
      names = "--in-flight",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many clusters may be worked on at a time (default: ${DEFAULT-VALUE}).")
  private int inFlight = 10;

  @Option(
      names = "--no-safety-clone",
      description = "Upgrade without a copy-on-write clone to go back to.")
  private boolean noSafetyClone;

  @Option(
      names = "--snapshot",
      description = "Make a manual snapshot first; Aurora makes one itself for a major upgrade.")
  private boolean snapshot;

  @Option(
      names = "--slots",
      paramLabel = "WHAT",
      defaultValue = "refuse",
      description =
          "Logical replication slots in the way of a major upgrade: refuse (default), drop, recreate (drop, and create anew afterwards), or keep (from PostgreSQL 17 on).")
  private Slots slots = Slots.REFUSE;

  @Option(
      names = "--force-slots",
      description = "Go on although a slot's consumer has not read everything.")
  private boolean forceSlots;

  @Option(
      names = "--apply-maintenance",
      description = "Apply pending operating-system maintenance, an outage, before the upgrade.")
  private boolean applyMaintenance;

  /** The options; throws {@link CommandException} for what cannot be. */
  public RunOptions options() {
    if (inFlight < 1) {
      throw CommandException.badInput(
          "in-flight",
          "The in-flight limit is %d.".formatted(inFlight),
          "Give at least 1 with --in-flight.");
    }
    return RunOptions.defaults()
        .withSafetyClone(!noSafetyClone, false)
        .withSnapshot(snapshot)
        .withSlots(slots, forceSlots)
        .withMaintenance(applyMaintenance)
        .withLimits(inFlight, null, null);
  }
}
