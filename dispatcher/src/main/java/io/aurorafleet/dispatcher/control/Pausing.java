package io.aurorafleet.dispatcher.control;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.dispatcher.control.ControlResult.Line;
import io.aurorafleet.survey.Crew;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Holds a run, or clusters of it, at the gate and at the last look before the commit point, and
 * lets them go on. The flag stands in the ledger; what is past its commit point goes on.
 */
public final class Pausing {
  private final Selected selected;
  private final CheckpointStore checkpoints;
  private final LedgerStore ledgers;
  private final Wakening wakening;
  private final Crew crew;

  @Inject
  Pausing(
      Selected selected,
      CheckpointStore checkpoints,
      LedgerStore ledgers,
      Wakening wakening,
      Crew crew) {
    this.crew = crew;
    this.selected = selected;
    this.checkpoints = checkpoints;
    this.ledgers = ledgers;
    this.wakening = wakening;
  }

  /** Pauses the clusters named, or the whole run. */
  public ControlResult pause(RunId run, List<ClusterId> clusters) {
    Manifest manifest = selected.manifest(run);
    List<Manifest.Entry> entries = Selected.entries(manifest, clusters);
    flag(manifest, clusters, true);
    List<Supplier<Line>> looks = new ArrayList<>();
    entries.forEach(e -> looks.add(() -> paused(e.cluster(), checkpoint(manifest, e))));
    List<Line> lines = crew.work(looks, Pulse.NONE);
    return new ControlResult(run, "pause", lines, List.of(advice(run, clusters)));
  }

  /** Lets the clusters named go on, or the whole run with all its clusters, and wakes them. */
  public ControlResult resume(RunId run, List<ClusterId> clusters) {
    Manifest manifest = selected.manifest(run);
    List<Manifest.Entry> entries = Selected.entries(manifest, clusters);
    Ledger ledger = flag(manifest, clusters, false);
    List<WorkSignal> woken = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    for (Manifest.Entry entry : entries) {
      Optional<Checkpoint> at = checkpoint(manifest, entry);
      at.filter(c -> c.position() instanceof Position.Asleep)
          .ifPresent(c -> woken.add(c.signal(WorkSignal.Reason.RESUME)));
      lines.add(resumed(entry.cluster(), at));
    }
    List<String> notes = new ArrayList<>(wakening.wake(woken));
    if (ledger.paused()) {
      notes.add("The run itself is still paused: aurora-fleet resume --run " + run);
    }
    return new ControlResult(run, "resume", lines, notes);
  }

  /** Set again it is the same, so the same command twice changes nothing. */
  private Ledger flag(Manifest manifest, List<ClusterId> clusters, boolean pause) {
    return ledgers.change(
        manifest.run(),
        manifest.options().inFlight(),
        book -> {
          Ledger flagged =
              clusters.isEmpty()
                  ? book.pause(book.id(), pause)
                  : book.pause(book.id(), clusters, pause);
          return flagged.equals(book)
              ? Optional.empty()
              : Optional.of(flagged.withId(ledgers.newId()));
        });
  }

  private Optional<Checkpoint> checkpoint(Manifest manifest, Manifest.Entry entry) {
    return checkpoints
        .find(manifest.run(), entry.cluster())
        .map(CheckpointStore.Loaded::checkpoint);
  }

  private static Line paused(ClusterId cluster, Optional<Checkpoint> at) {
    if (at.filter(c -> c.position().terminal()).isPresent()) {
      return new Line(cluster, Deed.LEFT, "has ended");
    }
    if (at.filter(Checkpoint::committed).isPresent()) {
      return new Line(cluster, Deed.LEFT, "is past its commit point and goes on to its end");
    }
    return new Line(cluster, Deed.PAUSED, "stops at the gate, or before the upgrade is called for");
  }

  private static Line resumed(ClusterId cluster, Optional<Checkpoint> at) {
    return at.filter(c -> c.position().terminal()).isPresent()
        ? new Line(cluster, Deed.LEFT, "has ended")
        : new Line(cluster, Deed.RESUMED, "");
  }

  private static String advice(RunId run, List<ClusterId> clusters) {
    return "Go on with: aurora-fleet resume --run %s%s"
        .formatted(
            run,
            clusters.isEmpty()
                ? ""
                : " " + String.join(" ", clusters.stream().map(ClusterId::value).toList()));
  }
}
