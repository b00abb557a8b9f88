package io.aurorafleet.worker.engine;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.worker.config.Tempo;
import java.time.Duration;
import java.util.Set;

/**
 * How many clusters all workers together look after, as this worker's watchdog counted them last,
 * and so how often a waiting one may look by itself: workers do not know each other, but all of
 * them read the same checkpoints. RDS's events wake at once whom they concern; looks are for those
 * that were lost.
 */
public final class Crowd {
  /** Clusters standing here look at no cluster, only at the run's ledger. */
  private static final Set<String> WITHOUT_A_LOOK = Set.of(Checkpoint.START, "gate");

  private volatile int size;

  /** Tells how many there are. */
  public void counted(int clusters) {
    size = clusters;
  }

  /** How many there were when the watchdog looked last; none before it has. */
  public int size() {
    return size;
  }

  /** Whether a cluster is one of those that look at RDS now and then. */
  public static boolean has(Checkpoint checkpoint) {
    return !checkpoint.position().terminal() && !WITHOUT_A_LOOK.contains(checkpoint.now().step());
  }

  /**
   * The wait as a crowd of this size can afford it: the time between two looks of a cluster grows
   * with the crowd, so that all looks of all workers together come no more often than one in {@link
   * Tempo#turn}. Short waits, which are for something at hand, stay as they are.
   */
  Wait paced(Wait wait, Tempo tempo) {
    Duration least = shorter(tempo.turn().multipliedBy(size), tempo.slowest());
    return wait.look().compareTo(tempo.look()) < 0 || wait.look().compareTo(least) >= 0
        ? wait
        : new Wait(wait.on(), least);
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}
