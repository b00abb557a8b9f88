package io.aurorafleet.worker.engine;

import io.aurorafleet.cloud.call.RateLimiter;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.worker.config.Tempo;
import java.time.Duration;
import java.util.Optional;

/**
 * When a cluster may be looked at: not while this process owes RDS's rate limit too much already,
 * and by itself the less often, the more clusters wait.
 */
public record Turns(RateLimiter limiter, Crowd crowd) {
  /**
   * What a visit that has just claimed must wait for before its first look: it ends as a timer
   * instead of keeping its claim while it waits for tokens. The exit goes on; a place in the ledger
   * must not wait for RDS.
   */
  Optional<Wait> before(Playbook playbook, Checkpoint checkpoint, Tempo tempo) {
    return playbook.exits(checkpoint.now().step())
        ? Optional.empty()
        : limiter
            .owed()
            .map(owed -> owed.plus(spread(tempo.retry(), checkpoint)))
            .map(look -> new Wait("its turn at RDS's API, which takes no more calls now", look));
  }

  /** Those who are sent away together do not come back together. */
  private static Duration spread(Duration retry, Checkpoint checkpoint) {
    long spread = checkpoint.order().cluster().hashCode() * 31L + checkpoint.visit();
    return retry.plus(retry.multipliedBy(Math.floorMod(spread, 1000)).dividedBy(500));
  }
}
