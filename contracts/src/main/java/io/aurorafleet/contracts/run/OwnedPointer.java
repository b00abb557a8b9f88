package io.aurorafleet.contracts.run;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import java.time.Instant;

/**
 * Says to which run and cluster a thing in RDS belongs; created before the thing it names. For the
 * source cluster it is the lock of one live upgrade over all runs; for members, clones and
 * snapshots it routes their events.
 *
 * @param kind {@code cluster}, {@code instance} or {@code snapshot}
 */
public record OwnedPointer(
    int schema, RunId run, ClusterId cluster, String kind, String identifier, Instant createdAt) {
  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;
}
