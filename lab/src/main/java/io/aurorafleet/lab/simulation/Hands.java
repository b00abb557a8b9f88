package io.aurorafleet.lab.simulation;

import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.wiring.ConfigModule;

/** Puts workers together. */
interface Hands {
  SimulatedWorker worker(SimulatedModule outside, WorkerConfig config);

  /** The production worker, but for what lies outside of it. */
  static SimulatedWorker production(SimulatedModule outside, WorkerConfig config) {
    return DaggerSimulatedWorker.builder()
        .simulatedModule(outside)
        .configModule(new ConfigModule(config))
        .build();
  }
}
