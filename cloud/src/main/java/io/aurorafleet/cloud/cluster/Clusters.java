package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Looks at clusters and asks RDS to change their engine version. RDS has no client tokens: what may
 * not happen twice is the caller's to guard. Every method throws {@link
 * io.aurorafleet.cloud.call.OutsideException} with RDS's error code mapped to a failure.
 */
public interface Clusters {
  /**
   * One line of DescribeEvents, which has no event id: classify by looking at the cluster first.
   */
  record ClusterEvent(Instant at, String source, String message) {}

  /**
   * An engine-version change, applied at once.
   *
   * @param instanceGroup set only for a major change, where RDS takes it in the same call
   */
  record UpgradeRequest(
      ClusterId cluster,
      EngineVersion target,
      boolean major,
      Optional<String> clusterGroup,
      Optional<String> instanceGroup) {}

  /** Every Aurora PostgreSQL cluster of the account and Region, all pages; members' states too. */
  List<ClusterView> all();

  Optional<ClusterView> find(ClusterId cluster);

  /** What happened to the cluster and these members since, oldest first (DescribeEvents). */
  List<ClusterEvent> events(ClusterId cluster, List<String> members, Instant since);

  /**
   * ModifyDBCluster. Returns when RDS has accepted; it goes on saying {@code available} for some
   * moments. A lost reply shows as a RETRY failure: look before calling again.
   */
  void requestUpgrade(Fence fence, UpgradeRequest request);

  /** Publishes these log types to CloudWatch Logs from now on. */
  void exportLogs(Fence fence, ClusterId cluster, List<String> types);

  /** ModifyDBInstance: gives a member another parameter group, in effect after a reboot. */
  void assignGroup(Fence fence, String instance, String group);

  /** RebootDBInstance. */
  void reboot(Fence fence, String instance);

  /**
   * The full description of the cluster and its members, as text, for the backup before a change.
   */
  String configuration(ClusterId cluster);

  /** The lines of the newest upgrade precheck log on an instance, all portions; empty when none. */
  List<String> precheckLog(String instance, Instant since);
}
