package io.aurorafleet.worker.tables;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.TableSession.Lag;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.worker.config.TableLimits;
import io.aurorafleet.worker.engine.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Says when a freeze should stop: its time is over, or somebody who follows the writer is too far
 * behind for more to be written now. Looks at most once a second, on a session of its own.
 */
public final class Brake {
  private static final Duration LOOK = Duration.ofSeconds(1);

  private final Visit visit;
  private final TableLimits limits;
  private final DatabaseSession home;
  private final Duration worked;
  private final Instant began;
  private @Nullable Instant looked;
  private boolean blind;
  private boolean expired;

  /**
   * @param home a session nobody else uses
   */
  public Brake(Visit visit, TableLimits limits, DatabaseSession home) {
    this.visit = visit;
    this.limits = limits;
    this.home = home;
    worked = visit.inStep();
    began = visit.now();
  }

  /** Why to stop now. */
  public synchronized Optional<String> stop() {
    Instant now = visit.now();
    if (worked.plus(Duration.between(began, now)).compareTo(limits.freezeDeadline()) >= 0) {
      expired = true;
      return Optional.of(
          "the deadline of %d minutes came first".formatted(limits.freezeDeadline().toMinutes()));
    }
    if (blind || (looked != null && Duration.between(looked, now).compareTo(LOOK) < 0)) {
      return Optional.empty();
    }
    looked = now;
    return behind(lags(), limits);
  }

  /** Whether the time is over, rather than somebody behind. */
  public synchronized boolean expired() {
    return expired;
  }

  /** A user who may not see lags can still freeze. */
  private List<Lag> lags() {
    try {
      return home.lags();
    } catch (OutsideException e) {
      if (e.failure().category() == Failure.Category.RETRY) {
        throw e;
      }
      blind = true;
      return List.of();
    }
  }

  static Optional<String> behind(List<Lag> lags, TableLimits limits) {
    return lags.stream()
        .filter(
            l -> l.bytes() > limits.slotLagBytes() || l.millis() > limits.replicaLag().toMillis())
        .findFirst()
        .map(
            l ->
                l.millis() > 0
                    ? "%s to catch up: it is %d ms behind".formatted(l.what(), l.millis())
                    : "%s to catch up: it is %d MB behind".formatted(l.what(), l.bytes() >> 20));
  }
}
