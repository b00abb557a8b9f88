package io.aurorafleet.sandbox.rds;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeResponse;

/**
 * RestoreDBClusterToPointInTime: the data as they are when the call is made, in a cluster without
 * instances. AWS: copy-on-write takes only the latest time, shares a CloneGroupId with its source
 * for ever, and from the 16th of a volume on is a full copy.
 */
final class ClusterClone {
  static final int MOST_SHARING = 15;
  private final Estate estate;
  private final ClusterModels models;
  private final ClusterCreation creation;

  ClusterClone(Estate estate, ClusterCreation creation) {
    this.estate = estate;
    this.models = new ClusterModels(estate);
    this.creation = creation;
  }

  RestoreDbClusterToPointInTimeResponse restore(RestoreDbClusterToPointInTimeRequest request) {
    String id = Identifiers.resource(request.dbClusterIdentifier(), "DBClusterIdentifier");
    Cluster source = source(request);
    boolean copyOnWrite = copyOnWrite(request);
    creation.requireRoom(id);
    var version = estate.version(source);
    LogExports.check(version, request.enableCloudwatchLogsExports());
    String group = creation.group(request.dbClusterParameterGroupName(), version);
    requireServing(source);
    Cluster clone = new Cluster(models.cloned(request, source, id, group), source.password());
    boolean shares = copyOnWrite && sharing(estate, source) < MOST_SHARING;
    if (copyOnWrite) {
      share(source, clone);
    } else {
      clone.set(b -> b.cloneGroupId(null));
    }
    clone.copyOnWrite(shares);
    clone.busy(true);
    estate.clusters.put(id, clone);
    copy(source, clone, shares ? Stage.CLONE_CLUSTER : Stage.COPY_CLUSTER);
    return RestoreDbClusterToPointInTimeResponse.builder()
        .dbCluster(Views.of(estate, clone))
        .build();
  }

  /** How many clones share their volume with a cluster. */
  static long sharing(Estate estate, Cluster cluster) {
    String group = cluster.model().cloneGroupId();
    return group == null
        ? 0
        : estate.clusters.values().stream()
            .filter(Cluster::copyOnWrite)
            .filter(c -> group.equals(c.model().cloneGroupId()))
            .count();
  }

  private void share(Cluster source, Cluster clone) {
    if (source.model().cloneGroupId() == null) {
      source.set(b -> b.cloneGroupId(models.resourceId("clone").toLowerCase(Locale.ROOT)));
    }
    clone.set(b -> b.cloneGroupId(source.model().cloneGroupId()));
  }

  private void copy(Cluster source, Cluster clone, Stage stage) {
    // Without an instance nothing of a cluster runs on AWS: the copy stops at once, and until then
    // must not take the source's replication stream or jobs for its own.
    Map<String, String> quiet = new TreeMap<>(ParameterUse.settings(estate, clone));
    quiet.put("max_logical_replication_workers", "0");
    quiet.put("cron.launch_active_jobs", "off");
    // The source's queue keeps a later upgrade of it from overtaking the copy.
    estate.plane.stage(
        stage,
        source.resourceId(),
        clone.id(),
        plane -> {
          DataPlane.Address address = plane.copy(source.resourceId(), clone.resourceId(), quiet);
          plane.takeDown(clone.resourceId());
          return address;
        },
        address -> creation.created(clone, address),
        failure -> {
          creation.failed(clone, failure);
          clone.status("cloning-failed");
        });
  }

  private Cluster source(RestoreDbClusterToPointInTimeRequest request) {
    if (request.sourceDbClusterResourceId() != null) {
      return estate.clusters.values().stream()
          .filter(c -> c.resourceId().equals(request.sourceDbClusterResourceId()))
          .findFirst()
          .orElseThrow(
              () ->
                  Fault.CLUSTER_NOT_FOUND.with(
                      "DBCluster " + request.sourceDbClusterResourceId() + " not found."));
    }
    return estate.cluster(
        Fault.require(request.sourceDBClusterIdentifier(), "SourceDBClusterIdentifier"));
  }

  private static boolean copyOnWrite(RestoreDbClusterToPointInTimeRequest request) {
    String type = ClusterModels.or(request.restoreType(), "full-copy");
    if (!type.equals("copy-on-write") && !type.equals("full-copy")) {
      throw Fault.VALUE.with("Invalid restore type: " + type);
    }
    boolean latest = Boolean.TRUE.equals(request.useLatestRestorableTime());
    if (latest == (request.restoreToTime() != null)) {
      throw Fault.COMBINATION.with(
          "Either RestoreToTime or UseLatestRestorableTime must be specified, but not both.");
    }
    if (!latest) {
      throw Fault.COMBINATION.with(
          "RestoreToTime cannot be specified; use UseLatestRestorableTime for restore type "
              + type);
    }
    return type.equals("copy-on-write");
  }

  /** AWS: a cluster that is not available, or has no instance, cannot be cloned. */
  private void requireServing(Cluster source) {
    source.requireIdle();
    if (estate.writer(source).filter(Instance::available).isEmpty()) {
      throw Fault.CLUSTER_STATE.with(
          "The source cluster "
              + source.id()
              + " has no available DB instance and cannot be cloned.");
    }
  }
}
