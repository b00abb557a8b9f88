package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.Instants;
import org.jspecify.annotations.Nullable;
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
      names = "--clone-instance",
      description =
          "Give the safety clone an instance of the writer's class, with replication and scheduled jobs off: it can be looked into and used at once, and costs an instance.")
  private boolean cloneInstance;

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

  @Option(
      names = "--failure-budget",
      paramLabel = "N",
      description = {
        "How many clusters of a wave may fail before no further one begins, or any.",
        "Default: 0 for UPGRADE, as for Systems Manager's max-errors; any for PREUPGRADE."
      })
  private @Nullable String failureBudget;

  @Option(
      names = "--window-end",
      paramLabel = "INSTANT",
      description =
          "From then on no cluster begins and no upgrade is called for, such as 2026-11-24T05:00:00Z; who has not begun is held.")
  private @Nullable String windowEnd;

  /** The options for a module, whose own defaults count where nothing was given. */
  public RunOptions options(RunModule module) {
    RunOptions options = options();
    return failureBudget == null && module == RunModule.UPGRADE
        ? options.withLimits(inFlight, 0, options.windowEnd())
        : options;
  }

  /** The options; throws {@link CommandException} for what cannot be. */
  public RunOptions options() {
    if (inFlight < 1) {
      throw CommandException.badInput(
          "in-flight",
          "The in-flight limit is %d.".formatted(inFlight),
          "Give at least 1 with --in-flight.");
    }
    if (noSafetyClone && cloneInstance) {
      throw CommandException.badInput(
          "clone-instance",
          "--clone-instance and --no-safety-clone contradict each other.",
          "Leave one of them out.");
    }
    return RunOptions.defaults()
        .withSafetyClone(!noSafetyClone, cloneInstance)
        .withSnapshot(snapshot)
        .withSlots(slots, forceSlots)
        .withMaintenance(applyMaintenance)
        .withLimits(
            inFlight,
            budget(),
            windowEnd == null ? null : Instants.parse("--window-end", windowEnd));
  }

  private @Nullable Integer budget() {
    if (failureBudget == null || failureBudget.equals("any")) {
      return null;
    }
    try {
      int budget = Integer.parseInt(failureBudget);
      if (budget >= 0) {
        return budget;
      }
    } catch (NumberFormatException e) {
      // Told below, like a number below zero.
    }
    throw CommandException.badInput(
        "failure-budget",
        "The failure budget is \"%s\".".formatted(failureBudget),
        "Give 0 or more with --failure-budget, or any.");
  }
}
