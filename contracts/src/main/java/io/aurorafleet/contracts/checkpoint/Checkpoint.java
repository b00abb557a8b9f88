package io.aurorafleet.contracts.checkpoint;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of one cluster in one run: the order, a cursor, and append-only facts. Stored in S3 and
 * changed only by compare-and-swap; immutable here, every change is a copy.
 *
 * @param id new for every write: a rejected write was one's own, its reply lost, only if the stored
 *     id equals it
 * @param visit counts claims over the checkpoint's whole life; older signals are out of date
 * @param attempt 1 at dispatch, one more at each requeue
 * @param claims claims in a row without an outcome; many mean that the step kills its worker
 * @param failure set while the exit steps of a failed attempt run
 */
public record Checkpoint(
    int schema,
    String id,
    Order order,
    long visit,
    int attempt,
    int claims,
    Progress now,
    Position position,
    @Nullable Failure failure,
    List<Fact> facts,
    List<StepTrace> trail,
    Instant createdAt) {
  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;

  /** The name of the cursor before any worker has chosen the playbook's first step. */
  public static final String START = "start";

  public Checkpoint {
    facts = List.copyOf(facts);
    trail = List.copyOf(trail);
    if (visit < 0 || attempt < 1 || claims < 0) {
      throw new IllegalArgumentException("visit, attempt or claims out of range");
    }
  }

  /** A checkpoint nobody has worked on yet; due at once. */
  public static Checkpoint fresh(String id, Order order, Instant now) {
    Wait wait = new Wait("a worker to begin", Duration.ofMinutes(1));
    return new Checkpoint(
        SCHEMA,
        id,
        order,
        0,
        1,
        0,
        Progress.at(START, 0, now),
        new Position.Asleep(wait, now, now),
        null,
        List.of(),
        List.of(),
        now);
  }

  /** The latest fact of a kind, if any was recorded. */
  public <F extends Fact> Optional<F> latest(Class<F> kind) {
    for (int i = facts.size() - 1; i >= 0; i--) {
      if (kind.isInstance(facts.get(i))) {
        return Optional.of(kind.cast(facts.get(i)));
      }
    }
    return Optional.empty();
  }

  /** Every fact of a kind, oldest first. */
  public <F extends Fact> List<F> all(Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Whether an upgrade call may have been made: from here only forward, or rollback. */
  public boolean committed() {
    return all(Fact.Intended.class).stream().anyMatch(i -> !withdrawn(i));
  }

  /** Whether RDS refused what was intended, so that it surely never began. */
  public boolean withdrawn(Fact.Intended intent) {
    return facts.subList(facts.lastIndexOf(intent) + 1, facts.size()).stream()
        .anyMatch(
            f ->
                f instanceof Fact.IntentWithdrawn w
                    && w.hop() == intent.hop()
                    && w.attempt() == intent.attempt());
  }

  /** Whether an operator asked to stop the present attempt. */
  public boolean cancelAsked() {
    return all(Fact.CancelAsked.class).stream().anyMatch(c -> c.attempt() == attempt);
  }

  /** Whether an operator gave up the present attempt after its commit point. */
  public boolean abandoned() {
    return all(Fact.Abandoned.class).stream().anyMatch(a -> a.attempt() == attempt);
  }

  /**
   * Whether the source cluster is taken: by a live attempt, or by one that ended badly after its
   * commit point and has not been requeued, rolled back or abandoned.
   */
  public boolean holdsCluster() {
    return !position.terminal()
        || (!(position instanceof Position.Finished) && committed() && !abandoned());
  }

  /**
   * One more attempt with a fresh budget, from the gate on. What earlier attempts learnt stays; the
   * playbook knows where to go on.
   */
  public Checkpoint requeued(Instant now) {
    List<Fact> all = new ArrayList<>(facts);
    all.add(new Fact.Requeued(now, attempt + 1));
    return new Checkpoint(
        schema,
        id,
        order,
        visit,
        attempt + 1,
        0,
        Progress.at(START, 0, now),
        new Position.Asleep(new Wait("a worker to go on", Duration.ofMinutes(1)), now, now),
        null,
        all,
        trail,
        createdAt);
  }

  public WorkSignal signal(WorkSignal.Reason reason) {
    return new WorkSignal(order, new WorkSignal.Cursor(now.step(), visit, attempt), reason);
  }

  public Checkpoint withId(String id) {
    return new Checkpoint(
        schema, id, order, visit, attempt, claims, now, position, failure, facts, trail, createdAt);
  }

  /** One more visit, by this claim. */
  public Checkpoint claimedBy(Position.Claimed claim) {
    return new Checkpoint(
        schema,
        id,
        order,
        visit + 1,
        attempt,
        claims + 1,
        now,
        claim,
        failure,
        facts,
        trail,
        createdAt);
  }

  /** The same visit, elsewhere; an outcome, so the count of fruitless claims starts anew. */
  public Checkpoint at(Position position) {
    return new Checkpoint(
        schema, id, order, visit, attempt, 0, now, position, failure, facts, trail, createdAt);
  }

  /** The claim given back before its lease ended; no outcome. */
  public Checkpoint givenBack(Position position) {
    return new Checkpoint(
        schema, id, order, visit, attempt, claims, now, position, failure, facts, trail, createdAt);
  }

  /** The same visit, which looked at nothing: its claim counts neither way. */
  public Checkpoint unlooked() {
    return new Checkpoint(
        schema,
        id,
        order,
        visit,
        attempt,
        Math.max(0, claims - 1),
        now,
        position,
        failure,
        facts,
        trail,
        createdAt);
  }

  /** The same visit with its lease renewed; no outcome. */
  public Checkpoint renewed(Position.Claimed claim) {
    return new Checkpoint(
        schema, id, order, visit, attempt, claims, now, claim, failure, facts, trail, createdAt);
  }

  public Checkpoint with(List<? extends Fact> more) {
    List<Fact> all = new ArrayList<>(facts);
    all.addAll(more);
    return new Checkpoint(
        schema, id, order, visit, attempt, claims, now, position, failure, all, trail, createdAt);
  }

  public Checkpoint progress(Progress progress) {
    return new Checkpoint(
        schema, id, order, visit, attempt, claims, progress, position, failure, facts, trail,
        createdAt);
  }

  public Checkpoint failing(@Nullable Failure why) {
    return new Checkpoint(
        schema, id, order, visit, attempt, claims, now, position, why, facts, trail, createdAt);
  }

  public Checkpoint traced(StepTrace step) {
    List<StepTrace> all = new ArrayList<>(trail);
    all.add(step);
    return new Checkpoint(
        schema, id, order, visit, attempt, claims, now, position, failure, facts, all, createdAt);
  }
}
