package io.aurorafleet.worker.steps.downtime;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.Reachability;
import io.aurorafleet.cloud.database.Reachability.Sighting;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how long clients cannot connect because of an upgrade. A probe runs in the worker that
 * makes the call, and in whichever comes after it; each writes what it sees to an object of its
 * own, so that the sum survives its workers. It must never stop an upgrade: what it cannot do is
 * left out of the report.
 */
public final class DowntimeClock {
  private static final Logger LOG = LoggerFactory.getLogger(DowntimeClock.class);

  private final Reachability reachability;
  private final Sessions sessions;
  private final ObjectStore store;
  private final Tempo tempo;

  @Inject
  DowntimeClock(Reachability reachability, Sessions sessions, ObjectStore store, Tempo tempo) {
    this.reachability = reachability;
    this.sessions = sessions;
    this.store = store;
    this.tempo = tempo;
  }

  /** Begins to watch, unless this worker does already. */
  public void begin(Visit visit, ClusterView view) {
    SightingLog log = new SightingLog(key(visit, Long.toString(visit.checkpoint().visit())), store);
    try {
      sessions
          .access(view, visit.worker())
          .watch(reachability, name(visit), tempo.probe(), lasting(), log::add);
    } catch (OutsideException e) {
      LOG.warn("Downtime of {} is not measured: {}", visit.cluster(), e.failure().reason());
    }
  }

  /**
   * Longer than between two looks at the cluster; each makes it last as long again. The watch of a
   * worker that no look comes to any more, because others finish the upgrade, ends by itself.
   */
  private Duration lasting() {
    return tempo.startDeadline().multipliedBy(3);
  }

  /** Ends this worker's watch, and puts together what all workers saw of the present hop. */
  Optional<Fact.Downtime> end(Visit visit) {
    reachability.end(name(visit));
    try {
      List<List<Sighting>> watchers =
          store.keys(key(visit, "")).stream()
              .flatMap(k -> store.get(k).stream())
              .map(stored -> SightingLog.read(stored.body()))
              .toList();
      return Outages.of(watchers, visit.hopNumber(), visit.now());
    } catch (OutsideException e) {
      LOG.warn("Downtime of {} is not known: {}", visit.cluster(), e.failure().reason());
      return Optional.empty();
    }
  }

  private static String name(Visit visit) {
    return visit.run() + "/" + visit.cluster();
  }

  /** One object for each watch, named after the visit that began it; or what all begin with. */
  private static String key(Visit visit, String watch) {
    return Keys.artifact(
        visit.run(),
        visit.cluster(),
        "probe/%d-%d-%s".formatted(visit.hopNumber(), visit.checkpoint().attempt(), watch));
  }
}
