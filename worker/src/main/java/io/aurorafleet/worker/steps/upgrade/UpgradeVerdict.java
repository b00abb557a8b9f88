package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.steps.readers.Followers;
import io.aurorafleet.worker.steps.rules.Statuses;
import java.time.Duration;

/** What one look at a cluster says of an upgrade that was accepted. */
enum UpgradeVerdict {
  /** Target version, cluster and every member available, nothing pending. */
  DONE,
  /** The writer is there and serves, but readers are not: they get some time, not for ever. */
  READERS_LATE,
  /** Not yet, or not yet to be told: "available" lies for some moments after a modify. */
  IN_PROGRESS,
  /** RDS says that it refused or failed. */
  REFUSED,
  /** At the old version with nothing going on, and not for long: a look may show the past. */
  IDLE,
  /** It was on its way and is back at the old version. */
  ROLLED_BACK,
  /** Nothing ever showed that it began. */
  NEVER_BEGAN,
  /** A status that no waiting mends. */
  BROKEN,
  /** Longer than any upgrade should take. */
  OVERDUE;

  /**
   * Decides.
   *
   * @param seen what looks since the call have shown
   * @param failureEvent whether an event since the call says that it failed
   * @param idle for how long it has been seen with nothing going on
   */
  static UpgradeVerdict of(
      ClusterView view,
      Hop hop,
      Sightings seen,
      boolean failureEvent,
      Duration sinceCall,
      Duration idle,
      Tempo tempo) {
    if (!Followers.late(view, hop).isEmpty()) {
      return READERS_LATE;
    }
    boolean broken =
        Statuses.broken(view.status())
            || view.members().stream().anyMatch(m -> Statuses.broken(m.status()));
    if (broken) {
      return BROKEN;
    }
    boolean settled = Statuses.steady(view) && view.pendingVersion() == null;
    if (settled && view.version().equals(hop.to())) {
      return DONE;
    }
    if (settled && view.version().equals(hop.from())) {
      if (failureEvent) {
        return REFUSED;
      }
      if (!seen.upgrading() && sinceCall.compareTo(tempo.startDeadline()) <= 0) {
        return IN_PROGRESS;
      }
      if (idle.compareTo(tempo.standstill()) < 0) {
        return IDLE;
      }
      return seen.upgrading() ? ROLLED_BACK : NEVER_BEGAN;
    }
    return sinceCall.compareTo(tempo.endDeadline()) > 0 ? OVERDUE : IN_PROGRESS;
  }
}
