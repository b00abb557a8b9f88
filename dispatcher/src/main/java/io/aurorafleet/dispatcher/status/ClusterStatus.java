package io.aurorafleet.dispatcher.status;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one cluster of a run is at.
 *
 * @param from the version it had when it was dispatched, or inspected since
 * @param step the playbook's step the cursor stands on, empty before the first
 * @param since since when it has this status, or this step
 * @param reason what it waits for, why it failed, or what came of it
 * @param nextAction what somebody has to do, empty when nothing
 */
public record ClusterStatus(
    ClusterId cluster,
    EngineVersion from,
    EngineVersion target,
    Status status,
    String step,
    @Nullable Instant since,
    String reason,
    String nextAction,
    int attempt) {

  /** A cluster of the manifest whose checkpoint is not there. */
  static ClusterStatus missing(Manifest manifest, Manifest.Entry entry) {
    return new ClusterStatus(
        entry.cluster(),
        entry.version(),
        manifest.target(entry),
        Status.WAITING,
        "",
        manifest.createdAt(),
        "has no checkpoint: its dispatch ended half way",
        "A worker's watchdog begins it; if none runs, start one, or repeat the dispatch with --run "
            + manifest.run()
            + ".",
        1);
  }

  static ClusterStatus of(
      Manifest manifest, Manifest.Entry entry, Checkpoint checkpoint, Optional<Ledger> ledger) {
    EngineVersion from =
        checkpoint
            .latest(Fact.Inspected.class)
            .map(Fact.Inspected::version)
            .orElse(entry.version());
    Reading reading = Reading.of(checkpoint, admitted(checkpoint, ledger));
    return new ClusterStatus(
        entry.cluster(),
        from,
        manifest.target(entry),
        reading.status(),
        checkpoint.now().step().equals(Checkpoint.START) ? "" : checkpoint.now().step(),
        reading.since(),
        reading.reason(),
        reading.nextAction(),
        checkpoint.attempt());
  }

  /** Whether the gate has let it in; before the run has a ledger, whether a worker has had it. */
  private static boolean admitted(Checkpoint checkpoint, Optional<Ledger> ledger) {
    return ledger
        .map(book -> book.admits(checkpoint.order().cluster(), checkpoint.attempt()))
        .orElse(checkpoint.visit() > 0);
  }

  /** What a checkpoint's position says to people. */
  private record Reading(Status status, Instant since, String reason, String nextAction) {
    static Reading of(Checkpoint checkpoint, boolean admitted) {
      Position position = checkpoint.position();
      if (position instanceof Position.Finished finished) {
        boolean nothing =
            checkpoint.latest(Fact.PathChosen.class).map(p -> p.hops().isEmpty()).orElse(false);
        Status status = nothing ? Status.NOTHING_TO_DO : Status.SUCCEEDED;
        return new Reading(status, finished.at(), finished.summary(), "");
      }
      if (position instanceof Position.Halted halted) {
        Failure failure = halted.failure();
        return new Reading(Status.FAILED, halted.at(), failure.reason(), failure.nextAction());
      }
      if (position instanceof Position.Held held) {
        Failure why = checkpoint.failure();
        String next = why == null ? "Requeue it when it may go on." : why.nextAction();
        return new Reading(Status.HELD, held.at(), held.reason(), next);
      }
      String doing =
          position instanceof Position.Asleep asleep
              ? "waits for " + asleep.waiting().on()
              : "is being worked on";
      Failure failure = checkpoint.failure();
      return new Reading(
          admitted ? Status.RUNNING : Status.WAITING,
          checkpoint.now().startedAt(),
          failure == null ? doing : "failing (" + failure.reason() + "); " + doing,
          "");
    }
  }
}
