package io.aurorafleet.lab.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/**
 * Somebody in the RDS console, who knows of no run: upgrades a cluster by hand, gives it another
 * parameter group, or adds a reader, half way through the run's work on it. What RDS refuses him is
 * no fault.
 */
final class Meddler {
  /** One fleet in so many has one. */
  private static final int ONE_IN = 4;

  private static final int MOST_DEEDS = 3;
  private static final int LATEST = 7_200;

  /** So long after a deed RDS may still be at it. */
  private static final Duration FELT = Duration.ofHours(2);

  /** Upgrades on offer, of which one may be for the run's own target. */
  private static final Map<String, List<String>> OFFERED =
      Map.of(
          "13.23", List.of("14.24", "17.11"),
          "14.24", List.of("15.19", "17.11"),
          "15.19", List.of("16.15", "17.11"),
          "16.13", List.of("16.15", "16.15", "17.11"),
          "16.15", List.of("17.11"));

  private final SimulatedAws aws;
  private final Schedule schedule;
  private final Faults faults;
  private final SimulatedFleet fleet;
  private final Set<String> upgraded = new TreeSet<>();
  private final Map<String, Instant> touched = new HashMap<>();
  private int made;

  Meddler(SimulatedAws aws, Schedule schedule, Faults faults, SimulatedFleet fleet) {
    this.aws = aws;
    this.schedule = schedule;
    this.faults = faults;
    this.fleet = fleet;
  }

  /** Does some deeds, or is not there at all. */
  void work() {
    Random chance = faults.chance();
    if (chance.nextInt(ONE_IN) > 0) {
      return;
    }
    int deeds = 1 + chance.nextInt(MOST_DEEDS);
    for (int i = 0; i < deeds; i++) {
      schedule.await(Duration.ofSeconds(chance.nextInt(LATEST)));
      String cluster = fleet.clusters().get(chance.nextInt(fleet.clusters().size())).id().value();
      switch (chance.nextInt(3)) {
        case 0 -> upgrade(cluster, chance);
        case 1 -> attempt(Kind.GROUP_BY_HAND, cluster, () -> group(cluster));
        default -> attempt(Kind.READER_BY_HAND, cluster, () -> reader(cluster));
      }
    }
  }

  /** Whether a cluster's version was changed by hand. */
  boolean upgraded(String cluster) {
    return upgraded.contains(cluster);
  }

  /** Whether RDS may be at work on a cluster because of a deed. */
  boolean felt(String cluster) {
    Instant at = touched.get(cluster);
    return at != null && schedule.now().isBefore(at.plus(FELT));
  }

  private void upgrade(String cluster, Random chance) {
    List<String> targets = OFFERED.getOrDefault(now(cluster).engineVersion(), List.of());
    if (targets.isEmpty()) {
      return;
    }
    String target = targets.get(chance.nextInt(targets.size()));
    boolean done =
        attempt(
            Kind.UPGRADE_BY_HAND,
            cluster,
            () ->
                rds()
                    .modifyDBCluster(
                        r ->
                            r.dbClusterIdentifier(cluster)
                                .engineVersion(target)
                                .allowMajorVersionUpgrade(true)
                                .applyImmediately(true)));
    if (done) {
      upgraded.add(cluster);
    }
  }

  private void group(String cluster) {
    String name = "by-hand-" + made++;
    String version = now(cluster).engineVersion();
    String family = "aurora-postgresql" + version.substring(0, version.indexOf('.'));
    rds()
        .createDBClusterParameterGroup(
            r ->
                r.dbClusterParameterGroupName(name)
                    .dbParameterGroupFamily(family)
                    .description("by hand"));
    rds()
        .modifyDBCluster(
            r ->
                r.dbClusterIdentifier(cluster)
                    .dbClusterParameterGroupName(name)
                    .applyImmediately(true));
  }

  private void reader(String cluster) {
    rds()
        .createDBInstance(
            r ->
                r.dbInstanceIdentifier(cluster + "-by-hand-" + made++)
                    .dbClusterIdentifier(cluster)
                    .engine("aurora-postgresql")
                    .dbInstanceClass("db.r6g.large"));
  }

  private boolean attempt(Kind kind, String cluster, Runnable deed) {
    aws.remember();
    try {
      deed.run();
    } catch (AwsServiceException e) {
      return false;
    }
    touched.put(cluster, schedule.now());
    faults.count(kind);
    return true;
  }

  private DBCluster now(String cluster) {
    return aws.cluster(cluster);
  }

  private RdsClient rds() {
    return aws.rds();
  }
}
