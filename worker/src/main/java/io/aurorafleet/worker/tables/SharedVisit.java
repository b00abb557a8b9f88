package io.aurorafleet.worker.tables;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** A visit for several threads: one at a time keeps the lease, remembers or logs. */
final class SharedVisit {
  private final Visit visit;

  SharedVisit(Visit visit) {
    this.visit = visit;
  }

  synchronized void beat() {
    visit.pulse().beat();
  }

  Pulse pulse() {
    return this::beat;
  }

  Fence fence() {
    return this::check;
  }

  private synchronized void check() {
    visit.fence().check();
  }

  synchronized void log(String artifact, String line) {
    visit.log(artifact, line);
  }

  synchronized void remember(Supplier<Fact> fact) {
    visit.remember(fact.get());
  }

  synchronized Instant now() {
    return visit.now();
  }

  synchronized Duration inStep() {
    return visit.inStep();
  }
}
