package io.aurorafleet.dispatcher.control;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.SupersededException;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.dispatcher.control.ControlResult.Line;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Stops clusters before their commit point. The wish is written by compare-and-swap into the same
 * object as the intent to call RDS, so one of the two wins: a worker whose checkpoint bears the
 * wish cannot save the intent, and where the intent stands the wish is refused.
 */
public final class Cancel {
  /** A worker saves every few seconds at most while it goes from step to step. */
  private static final int MOST_RACES = 20;

  private final Selected selected;
  private final CheckpointStore checkpoints;
  private final Enrolment enrolment;
  private final Wakening wakening;
  private final WorkClock clock;

  @Inject
  Cancel(
      Selected selected,
      CheckpointStore checkpoints,
      Enrolment enrolment,
      Wakening wakening,
      WorkClock clock) {
    this.selected = selected;
    this.checkpoints = checkpoints;
    this.enrolment = enrolment;
    this.wakening = wakening;
    this.clock = clock;
  }

  /** Cancels the clusters named, or the whole run; throws only while nothing has been done. */
  public ControlResult cancel(RunId run, List<ClusterId> clusters) {
    Manifest manifest = selected.manifest(run);
    List<WorkSignal> woken = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    // Last first: those that wait are asked before those at work end and let them in.
    for (Manifest.Entry entry : reversed(Selected.entries(manifest, clusters))) {
      try {
        lines.add(0, one(manifest, entry, woken));
      } catch (OutsideException e) {
        lines.add(0, new Line(entry.cluster(), Deed.FAILED, e.failure().reason()));
      }
    }
    return new ControlResult(run, "cancel", lines, wakening.wake(woken));
  }

  private static List<Manifest.Entry> reversed(List<Manifest.Entry> entries) {
    List<Manifest.Entry> reversed = new ArrayList<>(entries);
    Collections.reverse(reversed);
    return reversed;
  }

  private Line one(Manifest manifest, Manifest.Entry entry, List<WorkSignal> woken) {
    enrolment.enrol(manifest.order(entry));
    for (int i = 0; i < MOST_RACES; i++) {
      Loaded loaded = checkpoints.find(manifest.run(), entry.cluster()).orElseThrow();
      Checkpoint at = loaded.checkpoint();
      Optional<Line> left = left(entry.cluster(), at);
      if (left.isPresent()) {
        return left.get();
      }
      try {
        Fact wish = new Fact.CancelAsked(clock.now(), at.attempt());
        Checkpoint asked = checkpoints.save(at.with(List.of(wish)), loaded.etag()).checkpoint();
        woken.add(asked.signal(WorkSignal.Reason.RESUME));
        return new Line(entry.cluster(), Deed.CANCELLED, words(asked));
      } catch (SupersededException e) {
        // A worker saved in between; what it saved may be the intent.
      }
    }
    return new Line(
        entry.cluster(), Deed.FAILED, "its worker saves too fast; give the command again");
  }

  /** Why nothing is done, if so. */
  static Optional<Line> left(ClusterId cluster, Checkpoint at) {
    if (at.position().terminal()) {
      return Optional.of(new Line(cluster, Deed.LEFT, "has ended already: " + ended(at)));
    }
    if (at.failure() != null) {
      return Optional.of(
          new Line(cluster, Deed.LEFT, "is ending already: " + at.failure().reason()));
    }
    if (at.committed()) {
      return Optional.of(new Line(cluster, Deed.REFUSED, committed(at)));
    }
    return at.cancelAsked()
        ? Optional.of(new Line(cluster, Deed.LEFT, "is asked to stop already; " + words(at)))
        : Optional.empty();
  }

  private static String committed(Checkpoint at) {
    String since =
        at.all(Fact.Intended.class).stream()
            .map(Fact.Intended::at)
            .min(Comparator.naturalOrder())
            .map(Object::toString)
            .orElse("?");
    return "passed its commit point at %s: RDS may have begun the upgrade, so only forward is left (it goes on), or rollback once it has ended"
        .formatted(since);
  }

  private static String words(Checkpoint asked) {
    return asked.position() instanceof Position.Claimed claimed
        ? "worker %s is at step %s: it stops there, at the latest when its lease is over (%d s)"
            .formatted(claimed.worker(), asked.now().step(), claimed.lease().toSeconds())
        : "what was made is taken back, then it ends as held";
  }

  private static String ended(Checkpoint at) {
    if (at.position() instanceof Position.Halted halted) {
      return halted.failure().reason();
    }
    return at.position() instanceof Position.Held held ? held.reason() : "succeeded";
  }
}
