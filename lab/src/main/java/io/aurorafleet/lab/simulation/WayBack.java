package io.aurorafleet.lab.simulation;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** Invariant 3, of the moment an upgrade is called for: there is a way back, and it is fresh. */
final class WayBack {
  /** Clocks of workers and operators may be wrong by this much. */
  private static final Duration SKEW = Duration.ofMinutes(6);

  private final SimulatedAws aws;

  WayBack(SimulatedAws aws) {
    this.aws = aws;
  }

  /**
   * What is wrong with the safety clone now that an upgrade call was accepted. A clone of an
   * earlier attempt would take back what clients wrote since; only when the cluster has left the
   * clone's version already is it the one way back there is.
   */
  List<String> wrong(Checkpoint at) {
    Optional<String> clone =
        at.latest(Fact.CloneReady.class).flatMap(c -> Optional.ofNullable(c.cloneId()));
    if (clone.isEmpty()) {
      return List.of();
    }
    Optional<DBCluster> there = aws.find(clone.get());
    if (there.isEmpty() || there.get().status().equals("deleting")) {
      return List.of("3: an upgrade was called for, and clone %s is gone".formatted(clone.get()));
    }
    boolean left = !aws.version(at.order().cluster()).equals(there.get().engineVersion());
    Instant made = there.get().clusterCreateTime();
    return at.all(Fact.Requeued.class).stream()
        .filter(r -> r.attempt() == at.attempt() && !left)
        .filter(r -> made.isBefore(r.at().minus(SKEW)))
        .map(r -> "3: clone %s is older than attempt %d".formatted(clone.get(), r.attempt()))
        .toList();
  }
}
