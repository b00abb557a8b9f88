package io.aurorafleet.worker.gate;

import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import java.util.Optional;

/**
 * Whether an operator has paused the run or the cluster, or the change window is over: asked last
 * of all before a cluster is changed.
 */
@FunctionalInterface
public interface Pause {
  /**
   * Reads the run's ledger now; never cached, because a pause must hold from the moment it is set.
   *
   * @return why the cluster must not be changed now: a wait, or an end as held
   */
  Optional<Outcome> objection(Visit visit);
}
