package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.gate.GateStep;
import io.aurorafleet.worker.steps.readiness.InspectStep;
import io.aurorafleet.worker.steps.readiness.PathStep;
import io.aurorafleet.worker.steps.readiness.PreflightStep;
import jakarta.inject.Inject;
import java.util.List;

/** What every module begins with: leave to work, a look, a way, and whether anything stops it. */
final class OpeningSteps {
  private final GateStep gate;
  private final InspectStep inspect;
  private final PathStep path;
  private final PreflightStep preflight;

  @Inject
  OpeningSteps(GateStep gate, InspectStep inspect, PathStep path, PreflightStep preflight) {
    this.gate = gate;
    this.inspect = inspect;
    this.path = path;
    this.preflight = preflight;
  }

  List<Step> all() {
    return List.of(gate, inspect, path, preflight);
  }
}
