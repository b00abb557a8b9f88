package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.worker.engine.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A visit that keeps everything in memory; the test moves its clock. */
public final class FakeVisit implements Visit {
  public final Map<String, List<String>> logs = new TreeMap<>();
  private Checkpoint checkpoint;
  private Instant now = Given.T;

  public FakeVisit(Order order) {
    checkpoint =
        Checkpoint.fresh("id", order, now)
            .claimedBy(new Position.Claimed("w", Duration.ofMinutes(2), now.plusSeconds(120)));
  }

  /** At a step of a major upgrade from 13 to 17 whose path is chosen. */
  public static FakeVisit upgrading(String step, Fact... facts) {
    return upgrading(step, Given.options(Slots.REFUSE), facts);
  }

  /** The same with options. */
  public static FakeVisit upgrading(String step, RunOptions options, Fact... facts) {
    return new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, options))
        .with(new Fact.PathChosen(Given.T, List.of(Given.MAJOR)))
        .with(facts)
        .at(step, 0);
  }

  public FakeVisit at(String step, int hop) {
    checkpoint = checkpoint.progress(Progress.at(step, hop, now));
    return this;
  }

  public FakeVisit with(Fact... facts) {
    checkpoint = checkpoint.with(List.of(facts));
    return this;
  }

  public FakeVisit failing(Failure failure) {
    checkpoint = checkpoint.failing(failure);
    return this;
  }

  /** As a requeue does: the same step, one attempt later. */
  public FakeVisit requeued() {
    Checkpoint c = checkpoint;
    checkpoint =
        new Checkpoint(
            c.schema(),
            c.id(),
            c.order(),
            c.visit() + 1,
            c.attempt() + 1,
            0,
            Progress.at(c.now().step(), c.now().hop(), now),
            c.position(),
            null,
            c.facts(),
            c.trail(),
            c.createdAt());
    return with(new Fact.Requeued(now, checkpoint.attempt()));
  }

  public void replace(Checkpoint other) {
    checkpoint = other;
  }

  public void pass(Duration time) {
    now = now.plus(time);
  }

  public List<String> log(String name) {
    return logs.getOrDefault(name, List.of());
  }

  @Override
  public Checkpoint checkpoint() {
    return checkpoint;
  }

  @Override
  public Instant now() {
    return now;
  }

  @Override
  public Fence fence() {
    return Fence.OPEN;
  }

  @Override
  public Pulse pulse() {
    return Pulse.NONE;
  }

  @Override
  public void remember(Fact fact) {
    checkpoint = checkpoint.with(List.of(fact));
  }

  @Override
  public void log(String artifact, String line) {
    logs.computeIfAbsent(artifact, a -> new ArrayList<>()).add(line);
  }
}
