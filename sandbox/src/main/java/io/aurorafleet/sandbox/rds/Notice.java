package io.aurorafleet.sandbox.rds;

import java.util.Locale;

/**
 * The events RDS tells of: number, what they are about, category and text. AWS: a failed precheck
 * (0174) comes under {@code maintenance}, not {@code failure}; texts vary, numbers do not.
 */
enum Notice {
  CLUSTER_CREATED(170, Source.CLUSTER, "creation", "DB cluster created"),
  CLUSTER_NOT_CREATED(
      354,
      Source.CLUSTER,
      "failure",
      "You can't create the DB cluster because of incompatible resources. %s"),
  CLUSTER_DELETED(171, Source.CLUSTER, "deletion", "DB cluster deleted"),
  CLUSTER_RENAMED(172, Source.CLUSTER, "notification", "Renamed cluster from %s to %s"),
  PASSWORD_RESET(16, Source.CLUSTER, "configuration change", "Reset master credentials"),
  UPGRADE_STARTED(
      286,
      Source.CLUSTER,
      "maintenance",
      "Database cluster engine %s version upgrade started. Cluster remains online."),
  UPGRADE_PREPARES(363, Source.CLUSTER, "maintenance", "Upgrade preparation in progress: %s"),
  CLUSTER_UPGRADES(177, Source.CLUSTER, "maintenance", "Database cluster upgrade is in progress."),
  CLUSTER_UPGRADE_STEP(177, Source.CLUSTER, "maintenance", "Upgrade in progress: %s"),
  INSTANCE_UPGRADES(
      178, Source.INSTANCE, "maintenance", "Database instance upgrade is in progress."),
  MAJOR_UPGRADED(
      176,
      Source.CLUSTER,
      "maintenance",
      "Database cluster engine major version has been upgraded."),
  MINOR_UPGRADED(
      173, Source.CLUSTER, "maintenance", "Database cluster engine version has been upgraded."),
  CLUSTER_NOT_UPGRADED(
      174,
      Source.CLUSTER,
      "maintenance",
      "Database cluster is in a state that cannot be upgraded: %s"),
  INSTANCE_NOT_UPGRADED(
      174,
      Source.INSTANCE,
      "maintenance",
      "Database instance is in a state that cannot be upgraded: %s"),
  MEMBER_BLOCKS_UPGRADE(
      85,
      Source.CLUSTER,
      "notification",
      "Unable to upgrade DB cluster %s because the instance %s has a status of %s. Resolve the"
          + " issue or delete the instance and try again."),
  FAILOVER_STARTED(73, Source.CLUSTER, "failover", "Started cross AZ failover to DB instance: %s"),
  FAILOVER_COMPLETED(71, Source.CLUSTER, "failover", "Completed failover to DB instance: %s"),
  OS_UPGRADE_STARTED(
      288, Source.CLUSTER, "maintenance", "Cluster operating system upgrade starting."),
  OS_UPGRADE_COMPLETED(
      289, Source.CLUSTER, "maintenance", "Cluster operating system upgrade completed."),
  INSTANCE_CREATED(5, Source.INSTANCE, "creation", "DB instance created"),
  INSTANCE_DELETED(3, Source.INSTANCE, "deletion", "DB instance deleted"),
  INSTANCE_SHUTDOWN(4, Source.INSTANCE, "availability", "DB instance shutdown"),
  INSTANCE_RESTARTED(6, Source.INSTANCE, "availability", "DB instance restarted"),
  INSTANCE_GROUP(11, Source.INSTANCE, "configuration change", "Updated to use DBParameterGroup %s"),
  INSTANCE_GROUP_UPDATED(
      92, Source.INSTANCE, "configuration change", "Finished updating DB parameter group"),
  CLASS_CHANGE_STARTED(
      12,
      Source.INSTANCE,
      "configuration change",
      "Applying modification to database instance class"),
  CLASS_CHANGED(
      14,
      Source.INSTANCE,
      "configuration change",
      "Finished applying modification to DB instance class"),
  PATCHES_STARTED(26, Source.INSTANCE, "maintenance", "Applying off-line patches to DB instance"),
  PATCHES_FINISHED(
      27, Source.INSTANCE, "maintenance", "Finished applying off-line patches to DB instance"),
  INSTANCE_BROKEN(35, Source.INSTANCE, "failure", "Database instance put into %s"),
  SNAPSHOT_STARTED(74, Source.SNAPSHOT, "backup", "Creating manual cluster snapshot"),
  SNAPSHOT_CREATED(75, Source.SNAPSHOT, "backup", "Manual cluster snapshot created"),
  PARAMETER_SET(
      37,
      Source.PARAMETER_GROUP,
      "configuration change",
      "Updated parameter %s to %s with apply method %s");

  /** What an event is about, in DescribeEvents' spelling and in EventBridge's. */
  enum Source {
    CLUSTER("db-cluster", "CLUSTER", "RDS DB Cluster Event"),
    INSTANCE("db-instance", "DB_INSTANCE", "RDS DB Instance Event"),
    SNAPSHOT("db-cluster-snapshot", "CLUSTER_SNAPSHOT", "RDS DB Cluster Snapshot Event"),
    PARAMETER_GROUP("db-parameter-group", "DB_PARAM", "RDS DB Parameter Group Event");

    final String described;
    final String detail;
    final String detailType;

    Source(String described, String detail, String detailType) {
      this.described = described;
      this.detail = detail;
      this.detailType = detailType;
    }
  }

  private final int number;
  private final Source source;
  private final String category;
  private final String text;

  Notice(int number, Source source, String category, String text) {
    this.number = number;
    this.source = source;
    this.category = category;
    this.text = text;
  }

  String id() {
    return String.format(Locale.ROOT, "RDS-EVENT-%04d", number);
  }

  Source source() {
    return source;
  }

  String category() {
    return category;
  }

  String text(Object... inserts) {
    return inserts.length == 0 ? text : String.format(Locale.ROOT, text, inserts);
  }
}
