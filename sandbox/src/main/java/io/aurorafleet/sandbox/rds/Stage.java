package io.aurorafleet.sandbox.rds;

import java.time.Duration;

/** The parts of RDS's work that take time, with the time they usually take on AWS. */
public enum Stage {
  /** From an accepted ModifyDBCluster until the status says {@code upgrading}. */
  ACCEPT(Duration.ofSeconds(40)),
  PRECHECK(Duration.ofMinutes(2)),
  PREUPGRADE_SNAPSHOT(Duration.ofMinutes(2)),
  /** Aurora's own copy of the volume, to roll back to. */
  VOLUME_CLONE(Duration.ofMinutes(1)),
  /** The same when the volume already has its 15 clones: a full copy. */
  VOLUME_COPY(Duration.ofMinutes(20)),
  MAJOR_UPGRADE(Duration.ofMinutes(6)),
  MINOR_UPGRADE(Duration.ofMinutes(3)),
  READER_UPGRADE(Duration.ofMinutes(1)),
  /** From the event that tells of success until the status says {@code available}. */
  SETTLE(Duration.ofSeconds(4)),
  CREATE_CLUSTER(Duration.ofMinutes(2)),
  CLONE_CLUSTER(Duration.ofMinutes(4)),
  COPY_CLUSTER(Duration.ofMinutes(25)),
  CREATE_INSTANCE(Duration.ofMinutes(5)),
  SNAPSHOT(Duration.ofMinutes(2)),
  DELETE_SNAPSHOT(Duration.ofSeconds(20)),
  DELETE_CLUSTER(Duration.ofMinutes(1)),
  DELETE_INSTANCE(Duration.ofMinutes(3)),
  REBOOT(Duration.ofMinutes(1)),
  FAILOVER(Duration.ofSeconds(40)),
  RENAME(Duration.ofMinutes(1)),
  MODIFY(Duration.ofSeconds(30)),
  CHANGE_CLASS(Duration.ofMinutes(6)),
  MAINTENANCE(Duration.ofMinutes(5)),
  /** From the moment of an event until EventBridge has it. */
  EVENT_DELIVERY(Duration.ofSeconds(6));

  private final Duration usual;

  Stage(Duration usual) {
    this.usual = usual;
  }

  Duration usual() {
    return usual;
  }
}
