package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.lab.local.Bucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * What is left in the bucket of runs that nobody looks at any more. Every worker that is started
 * reads all the runs there are, and the matrix makes one for each cluster and starts hundreds of
 * workers.
 */
final class Remains {
  /** A waiting cluster's message may be as late as this, at the workers' tempo. */
  private static final Duration LATEST_MESSAGE = Duration.ofMinutes(6);

  private record Left(RunId run, Duration since) {}

  private final Bucket bucket;
  private final WorkClock clock;
  private final Queue<Left> left = new ArrayDeque<>();

  Remains(Bucket bucket, WorkClock clock) {
    this.bucket = bucket;
    this.clock = clock;
  }

  /**
   * A run is over and was looked at. Its objects go when no message can be about it any more: the
   * manifest now, for whoever finds one without a checkpoint begins the run anew.
   */
  synchronized void add(RunId run) {
    bucket.erase(Keys.manifest(run));
    left.add(new Left(run, clock.monotonic()));
    Duration past = clock.monotonic().minus(LATEST_MESSAGE);
    while (!left.isEmpty() && left.element().since().compareTo(past) < 0) {
      bucket.objects().keys(Keys.run(left.remove().run())).forEach(bucket::erase);
    }
  }
}
