package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What looks at a cluster since its latest upgrade call have shown, by the order of the looks:
 * workers' clocks differ.
 *
 * @param upgrading whether any of them saw it on its way
 * @param idleSince the first look that saw it at its old version with nothing going on, none since
 *     then having seen it on its way
 */
record Sightings(boolean upgrading, @Nullable Instant idleSince) {
  static final Sightings NONE = new Sightings(false, null);

  static Sightings of(Checkpoint checkpoint, int hop) {
    Sightings seen = NONE;
    for (Fact fact : checkpoint.facts()) {
      if (fact instanceof Fact.Intended call && call.hop() == hop) {
        seen = NONE;
      } else if (fact instanceof Fact.SeenUpgrading look && look.hop() == hop) {
        seen = new Sightings(true, null);
      } else if (fact instanceof Fact.SeenIdle look && look.hop() == hop) {
        seen = new Sightings(seen.upgrading(), look.at());
      }
    }
    return seen;
  }

  /** For how long it has stood still. */
  Duration idle(Instant now) {
    return idleSince == null ? Duration.ZERO : Duration.between(idleSince, now);
  }
}
