package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What a checkpoint says of upgrade calls that were made, or were about to be. */
final class Intents {
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  private Intents() {}

  /** The latest intent of this hop and attempt, unless refused: the reason not to call again. */
  static Optional<Fact.Intended> of(Checkpoint checkpoint, int hop, int attempt) {
    return last(
        checkpoint.all(Fact.Intended.class).stream()
            .filter(i -> i.hop() == hop && i.attempt() == attempt && !checkpoint.withdrawn(i))
            .toList());
  }

  /** When the hop's latest call was intended, in whichever attempt; else when the step began. */
  static Instant since(Checkpoint checkpoint, int hop) {
    return last(checkpoint.all(Fact.Intended.class).stream().filter(i -> i.hop() == hop).toList())
        .map(Intents::since)
        .orElse(checkpoint.now().startedAt());
  }

  /** From when events are about this call; DescribeEvents may tell times to the second only. */
  static Instant since(Fact.Intended intent) {
    return intent.at().truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * The same for whether a call that got no reply began at all, which a worker's wrong clock must
   * not hide: AWS takes no request of a clock that is more than five minutes off (Signature Version
   * 4). An event of an earlier attempt may count too; then the upgrade is waited for in vain, which
   * is better than asking for it twice.
   */
  static Instant sinceWhateverTheClock(Fact.Intended intent) {
    return since(intent).minus(MOST_SKEW);
  }

  private static Optional<Fact.Intended> last(List<Fact.Intended> intents) {
    return intents.isEmpty() ? Optional.empty() : Optional.of(intents.get(intents.size() - 1));
  }
}
