package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import java.util.List;

/**
 * Whether a safety clone is of an earlier attempt. Between a failure and its requeue clients go on
 * writing, for days perhaps; to go back by the clone of then would take all of that back too.
 */
final class CloneAge {
  private CloneAge() {}

  /**
   * True when the clone was there before the requeue that began this attempt, and this attempt has
   * not asked for one since. Facts decide, not clocks: RDS's and a worker's may differ.
   */
  static boolean ofAnEarlierAttempt(Checkpoint checkpoint, String clone) {
    List<Fact> facts = checkpoint.facts();
    int requeue = -1;
    for (int i = 0; i < facts.size(); i++) {
      if (facts.get(i) instanceof Fact.Requeued r && r.attempt() == checkpoint.attempt()) {
        requeue = i;
      }
    }
    return requeue >= 0
        && facts.subList(0, requeue).stream().anyMatch(f -> about(f, clone))
        && facts.subList(requeue, facts.size()).stream().noneMatch(f -> about(f, clone));
  }

  private static boolean about(Fact fact, String clone) {
    return (fact instanceof Fact.CloneReady ready && clone.equals(ready.cloneId()))
        || (fact instanceof Fact.CloneAsked asked && clone.equals(asked.cloneId()));
  }
}
