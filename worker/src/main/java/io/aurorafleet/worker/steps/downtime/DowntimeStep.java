package io.aurorafleet.worker.steps.downtime;

import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes down how long a hop kept clients out; at the end of each hop, and once more on the way out
 * for a hop that failed. Once for each call: a fact says that it was.
 */
public final class DowntimeStep implements Step {
  private final String name;
  private final DowntimeClock clock;

  /**
   * Under a name of its own at each of its places in a playbook.
   *
   * @param name the step's, as checkpoints keep it
   */
  public DowntimeStep(String name, DowntimeClock clock) {
    this.name = name;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome advance(Visit visit) {
    if (!outstanding(visit)) {
      return Outcome.done();
    }
    Optional<Fact.Downtime> downtime = clock.end(visit);
    downtime.ifPresent(
        d ->
            visit.log(
                LogNames.EXECUTION,
                "Clients could not connect for %.1f s%s."
                    .formatted(d.seconds(), d.whole() ? "" : " (not watched throughout)")));
    return downtime.map(Outcome::done).orElseGet(Outcome::done);
  }

  /** Whether a call was made since downtime was last written down. */
  private static boolean outstanding(Visit visit) {
    Instant told = visit.latest(Fact.Downtime.class).map(Fact.Downtime::at).orElse(Instant.MIN);
    return visit.latest(Fact.Intended.class).filter(i -> i.at().isAfter(told)).isPresent();
  }
}
