package io.aurorafleet.lab.bench.statistics;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Visit;
import java.time.Instant;

/** A visit that nobody can take over and that forgets everything. */
record BenchVisit(WorkClock clock) implements Visit {
  @Override
  public Checkpoint checkpoint() {
    throw new UnsupportedOperationException("A benchmark has no checkpoint");
  }

  @Override
  public Databases.Worker worker() {
    return new Databases.Worker("bench", "bench", 1);
  }

  @Override
  public Instant now() {
    return clock.now();
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
  public void remember(Fact fact) {}

  @Override
  public void log(String artifact, String line) {}
}
