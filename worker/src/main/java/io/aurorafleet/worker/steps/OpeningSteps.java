package io.aurorafleet.worker.steps;

import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.gate.GateStep;
import jakarta.inject.Inject;
import java.util.List;

/** What every module begins with: leave to work, a look, a way, and whether anything stops it. */
record OpeningSteps(GateStep gate, InspectStep inspect, PathStep path, PreflightStep preflight) {
  @Inject
  OpeningSteps {}

  List<Step> all() {
    return List.of(gate, inspect, path, preflight);
  }
}
