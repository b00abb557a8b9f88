package io.aurorafleet.cloud.cluster;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands around the clusters of an account and Region. Each question is asked for all of them
 * at once and its answer kept for a short while, so that a survey of hundreds of clusters asks it
 * once. Nothing here throws: who may not ask gets {@link Answer.Withheld}.
 */
public interface Neighbourhood {
  /**
   * Pending maintenance of one resource (DescribePendingMaintenanceActions).
   *
   * @param by when RDS applies it unasked, if ever
   */
  record Pending(String action, String description, @Nullable Instant by) {}

  /** A blue/green deployment (DescribeBlueGreenDeployments); source and target are ARNs. */
  record Deployment(String name, String source, String target, String status) {}

  /** A zero-ETL integration (DescribeIntegrations); source and target are ARNs. */
  record Integration(String name, String source, String target, String status) {}

  /** A quota of which an upgrade takes a part, with RDS's name for it. */
  enum Quota {
    CLUSTERS("DBClusters"),
    INSTANCES("DBInstances"),
    CLUSTER_GROUPS("DBClusterParameterGroups"),
    INSTANCE_GROUPS("DBParameterGroups"),
    SNAPSHOTS("ManualClusterSnapshots");

    private final String rds;

    Quota(String rds) {
      this.rds = rds;
    }

    /** As DescribeAccountAttributes calls it. */
    public String rds() {
      return rds;
    }
  }

  /** How much of a quota is taken. */
  record Usage(long used, long max) {
    public long free() {
      return Math.max(0, max - used);
    }
  }

  /**
   * Until when a major is supported (DescribeDBMajorEngineVersions).
   *
   * @param standardEnd the last day of standard support
   * @param extendedEnd the last day of Extended Support; null when RDS names none
   */
  record Lifecycle(int major, LocalDate standardEnd, @Nullable LocalDate extendedEnd) {}

  /** By the ARN of the cluster or instance; resources without any are left out. */
  Answer<Map<String, List<Pending>>> maintenance();

  Answer<List<Deployment>> deployments();

  Answer<List<Integration>> integrations();

  /**
   * Quotas and what is taken of them (DescribeAccountAttributes, which unlike Service Quotas knows
   * both).
   */
  Answer<Map<Quota, Usage>> quotas();

  Answer<Map<Integer, Lifecycle>> lifecycles();

  /** All Aurora PostgreSQL clusters, without the states of their members. */
  Answer<List<ClusterView>> clusters();

  /** A cluster that shares its volume with others. */
  record Sharer(String name, Map<String, String> tags) {}

  /** The clusters that share a volume, by clone group. */
  Answer<Map<String, List<Sharer>>> sharers();

  /** Names and families of all parameter groups of a kind. */
  Answer<Map<String, String>> groups(ParameterGroups.Kind kind);
}
