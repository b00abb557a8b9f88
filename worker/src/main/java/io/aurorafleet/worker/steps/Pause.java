package io.aurorafleet.worker.steps;

import io.aurorafleet.contracts.RunId;

/** Whether an operator has paused a run: asked last of all before a cluster is changed. */
@FunctionalInterface
public interface Pause {
  /**
   * Reads the run's ledger now; never cached, because a pause must hold from the moment it is set.
   */
  boolean paused(RunId run);
}
