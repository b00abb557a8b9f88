package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Visit;
import java.time.Instant;

/** A visit whose effects do not ask whether the lease lives. */
final class UnfencedVisit implements Visit {
  private final Visit visit;

  UnfencedVisit(Visit visit) {
    this.visit = visit;
  }

  @Override
  public Checkpoint checkpoint() {
    return visit.checkpoint();
  }

  @Override
  public Instant now() {
    return visit.now();
  }

  @Override
  public Fence fence() {
    return () -> {};
  }

  @Override
  public Pulse pulse() {
    return visit.pulse();
  }

  @Override
  public void remember(Fact fact) {
    visit.remember(fact);
  }

  @Override
  public void log(String artifact, String line) {
    visit.log(artifact, line);
  }
}
