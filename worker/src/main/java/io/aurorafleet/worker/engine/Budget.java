package io.aurorafleet.worker.engine;

import io.aurorafleet.worker.config.Tempo;
import java.time.Duration;
import java.util.stream.IntStream;

/**
 * How often a step tries again what the outside failed at for a while, before its attempt fails.
 * The pauses double from {@link Tempo#retry} up to {@link Tempo#slowLook}; each look that goes well
 * makes the budget whole again.
 *
 * @param tries after the first
 */
public record Budget(int tries) {
  /** A good two hours on AWS: whoever waits for a window wants to know. */
  public static final Budget USUAL = new Budget(14);

  /** Nearly nine hours on AWS: behind the commit point giving up leaves a cluster half way. */
  public static final Budget PATIENT = new Budget(40);

  /** The longest time all tries take, the calls themselves apart. */
  public Duration time(Tempo tempo) {
    return IntStream.range(0, tries)
        .mapToObj(i -> Look.pause(i, tempo))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
