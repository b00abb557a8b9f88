package io.aurorafleet.dispatcher.control;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Saved;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.SupersededException;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.run.OwnedPointer;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.control.ControlResult.Line;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Begins one more attempt on clusters whose latest ended badly: checkpoint by compare-and-swap,
 * lock renewed, ledger told, worker woken. Of two commands at once one wins each cluster; killed on
 * the way, what it had made live goes on by itself, and the same command does the rest. Clusters
 * that are named begin whatever became of others: their operator waives the failure budget.
 */
public final class Requeue {
  private final Selected selected;
  private final CheckpointStore checkpoints;
  private final LedgerStore ledgers;
  private final Enrolment enrolment;
  private final Wakening wakening;
  private final Recall recall;
  private final WorkClock clock;

  @Inject
  Requeue(
      Selected selected,
      CheckpointStore checkpoints,
      LedgerStore ledgers,
      Enrolment enrolment,
      Wakening wakening,
      Recall recall,
      WorkClock clock) {
    this.selected = selected;
    this.checkpoints = checkpoints;
    this.ledgers = ledgers;
    this.enrolment = enrolment;
    this.wakening = wakening;
    this.recall = recall;
    this.clock = clock;
  }

  /** Begins the attempts; throws only while nothing has been done. */
  public ControlResult requeue(RequeueRequest request) {
    Manifest manifest = selected.manifest(request.run());
    List<Manifest.Entry> entries = Selected.entries(manifest, request.clusters());
    window(manifest, request);
    List<Line> lines = new ArrayList<>();
    List<WorkSignal> woken = new ArrayList<>();
    Map<ClusterId, Integer> attempts = new TreeMap<>();
    Optional<Ledger> ledger = ledgers.find(manifest.run());
    for (Manifest.Entry entry : entries) {
      try {
        Optional<Loaded> loaded = loaded(manifest, entry);
        Optional<Loaded> cutShort = loaded.filter(l -> cutShort(l, ledger));
        Optional<Line> left =
            cutShort.isPresent() ? Optional.empty() : left(request, entry, loaded);
        lines.add(
            left.isPresent()
                ? left.get()
                : one(entry, loaded.orElseThrow(), cutShort.isPresent(), woken, attempts));
      } catch (OutsideException e) {
        lines.add(new Line(entry.cluster(), Deed.FAILED, e.failure().reason()));
      }
    }
    ledgers.change(
        manifest.run(), manifest.options().inFlight(), book -> told(book, attempts, request));
    List<String> notes = new ArrayList<>(wakening.wake(woken));
    notes.addAll(recall.recall(manifest, lines));
    return new ControlResult(manifest.run(), "requeue", lines, notes);
  }

  /** In a window that is over every cluster would be held again at once. */
  private void window(Manifest manifest, RequeueRequest request) {
    Optional<Ledger> ledger = ledgers.find(manifest.run());
    @Nullable Instant end =
        ledger.isPresent() ? ledger.get().windowEnd() : manifest.options().windowEnd();
    if (request.window().isEmpty() && end != null && !clock.now().isBefore(end)) {
      throw CommandException.badInput(
          "window-over",
          "The change window of run %s ended at %s; nothing was requeued."
              .formatted(manifest.run(), end),
          "Give the end of the next with --window-end, or none.");
    }
  }

  private Optional<Ledger> told(
      Ledger book, Map<ClusterId, Integer> attempts, RequeueRequest request) {
    Ledger told = attempts.isEmpty() ? book : book.requeue(ledgers.newId(), attempts);
    if (!attempts.isEmpty() && !request.clusters().isEmpty()) {
      told = told.waive(ledgers.newId(), attempts);
    }
    if (request.window().isPresent()) {
      told = told.until(ledgers.newId(), request.window().get().end());
    }
    return told.equals(book) ? Optional.empty() : Optional.of(told);
  }

  private Optional<Loaded> loaded(Manifest manifest, Manifest.Entry entry) {
    return checkpoints.find(manifest.run(), entry.cluster());
  }

  /** Why a cluster is left as it is; empty when it is to be requeued. */
  static Optional<Line> left(
      RequeueRequest request, Manifest.Entry entry, Optional<Loaded> loaded) {
    if (loaded.isEmpty()) {
      return left(entry, "has no checkpoint yet: a worker's watchdog begins it");
    }
    Checkpoint at = loaded.get().checkpoint();
    if (at.position() instanceof Position.Finished finished) {
      return left(entry, "succeeded (%s)".formatted(finished.summary()));
    }
    if (!at.position().terminal()) {
      return left(
          entry, "attempt %d is under way, at step %s".formatted(at.attempt(), at.now().step()));
    }
    boolean held = at.position() instanceof Position.Held;
    if (held && request.failedOnly()) {
      return left(entry, "was held, not failed");
    }
    if (held && at.cancelAsked() && request.clusters().isEmpty()) {
      return left(entry, "was cancelled by an operator; name it to requeue it");
    }
    return Optional.empty();
  }

  private static Optional<Line> left(Manifest.Entry entry, String why) {
    return Optional.of(new Line(entry.cluster(), Deed.LEFT, why));
  }

  /**
   * Whether a command wrote the attempt and then died, before it told the ledger, or before it woke
   * a worker: nobody has begun with it, though it was time.
   */
  private static boolean cutShort(Loaded loaded, Optional<Ledger> ledger) {
    Checkpoint at = loaded.checkpoint();
    if (at.attempt() == 1
        || !at.now().step().equals(Checkpoint.START)
        || !(at.position() instanceof Position.Asleep asleep)) {
      return false;
    }
    boolean told = ledger.filter(l -> l.attempt(at.order().cluster()) >= at.attempt()).isPresent();
    boolean refused =
        ledger.filter(l -> l.hasEnded(at.order().cluster(), at.attempt())).isPresent();
    return !told || refused || loaded.age().compareTo(asleep.waiting().look()) > 0;
  }

  private Line one(
      Manifest.Entry entry,
      Loaded before,
      boolean cutShort,
      List<WorkSignal> woken,
      Map<ClusterId, Integer> attempts) {
    Saved live;
    try {
      live =
          cutShort
              ? new Saved(before.checkpoint(), before.etag())
              : checkpoints.save(before.checkpoint().requeued(clock.now()), before.etag());
    } catch (SupersededException e) {
      return new Line(entry.cluster(), Deed.LEFT, "somebody else was faster");
    }
    Optional<OwnedPointer> taken = enrolment.lockAgain(live.checkpoint().order());
    if (taken.isPresent()) {
      return refused(live, taken.get());
    }
    attempts.put(entry.cluster(), live.checkpoint().attempt());
    woken.add(live.checkpoint().signal(WorkSignal.Reason.RESUME));
    return new Line(
        entry.cluster(),
        Deed.REQUEUED,
        cutShort
            ? "attempt %d, which an earlier command began and did not end"
                .formatted(live.checkpoint().attempt())
            : words(before.checkpoint(), live.checkpoint()));
  }

  /** Another run has it: ended again before any worker was told. */
  private Line refused(Saved live, OwnedPointer taken) {
    Failure why =
        Failure.fix(
            "cluster-taken",
            "Run %s is at cluster %s now".formatted(taken.run(), taken.cluster()),
            "Wait until it has ended (aurora-fleet status --run %s), then requeue"
                .formatted(taken.run()));
    Checkpoint at = live.checkpoint();
    ledgers.change(
        at.order().run(),
        at.order().options().inFlight(),
        book ->
            Optional.of(
                book.requeue(ledgers.newId(), Map.of(at.order().cluster(), at.attempt()))
                    .end(
                        ledgers.newId(),
                        at.order().cluster(),
                        new Ledger.End(at.attempt(), Ledger.Result.FAILED, clock.now()))));
    try {
      checkpoints.save(at.failing(why).at(new Position.Halted(why, clock.now())), live.etag());
    } catch (SupersededException e) {
      // A worker was woken by something else. It looks at the lock before it changes anything.
      return new Line(taken.cluster(), Deed.REFUSED, why.reason() + "; the attempt ends by itself");
    }
    return new Line(
        taken.cluster(), Deed.REFUSED, "%s. %s".formatted(why.reason(), why.nextAction()));
  }

  private static String words(Checkpoint before, Checkpoint after) {
    String goesOn =
        before.committed()
            ? "goes on behind its commit point"
            : "goes the way again, adopting what is there";
    return "attempt %d %s; it had ended with: %s"
        .formatted(after.attempt(), goesOn, ended(before.position()));
  }

  private static String ended(Position position) {
    return position instanceof Position.Halted halted
        ? halted.failure().reason()
        : position instanceof Position.Held held ? held.reason() : "";
  }
}
