package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Neighbourhood;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.preflight.TargetExtensions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Asks a server that runs the target version already which extensions it offers: any cluster of the
 * account and Region that carries our tag, such as one that an earlier wave has upgraded. No AWS
 * API tells. An answer, and that there was none, is kept for a while. Changes nothing.
 */
final class TargetServers {
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** One may be unreachable; all of them being so must not hold up a survey. */
  private static final int MOST_ASKED = 2;

  private record Known(Optional<TargetExtensions> offered, Duration asked) {}

  private final Neighbourhood around;
  private final Sessions sessions;
  private final WorkClock clock;
  private final Map<EngineVersion, Known> known = new ConcurrentHashMap<>();

  @Inject
  TargetServers(Neighbourhood around, Sessions sessions, WorkClock clock) {
    this.around = around;
    this.sessions = sessions;
    this.clock = clock;
  }

  /**
   * What a server of exactly this version offers; empty when none could be asked. Never throws for
   * what AWS or a server answers: the maintained table of extensions is there all the same.
   *
   * @param worker names the session
   */
  Optional<TargetExtensions> offers(EngineVersion version, Databases.Worker worker) {
    Known last = known.get(version);
    Duration now = clock.monotonic();
    if (last != null && now.minus(last.asked()).compareTo(KEPT) < 0) {
      return last.offered();
    }
    Optional<TargetExtensions> offered =
        around.clusters().found().orElse(List.of()).stream()
            .filter(view -> view.available() && view.version().equals(version))
            .filter(view -> view.tag(ClusterView.SECRET_TAG).filter(t -> !t.isBlank()).isPresent())
            .limit(MOST_ASKED)
            .flatMap(view -> ask(view, worker).stream())
            .findFirst();
    known.put(version, new Known(offered, now));
    return offered;
  }

  private Optional<TargetExtensions> ask(ClusterView view, Databases.Worker worker) {
    try (DatabaseSession session = sessions.access(view, worker).home()) {
      List<Map<String, String>> rows = session.observe(TargetExtensions.QUERY);
      // every server offers some; one that lists none has not answered the question
      return rows.isEmpty()
          ? Optional.empty()
          : Optional.of(
              TargetExtensions.read("%s, cluster %s".formatted(view.version(), view.id()), rows));
    } catch (OutsideException e) {
      return Optional.empty();
    }
  }
}
