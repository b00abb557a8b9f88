package io.aurorafleet.sandbox.rds;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.CreateDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBClusterSnapshot;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotRequest;
import software.amazon.awssdk.services.rds.model.DeleteDbClusterSnapshotResponse;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClusterSnapshotsResponse;
import software.amazon.awssdk.services.rds.model.Tag;

/** Cluster snapshots, the ones before a major upgrade among them. */
final class Snapshots {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private final Estate estate;

  Snapshots(Estate estate) {
    this.estate = estate;
  }

  CreateDbClusterSnapshotResponse create(CreateDbClusterSnapshotRequest request) {
    String id =
        Identifiers.resource(request.dbClusterSnapshotIdentifier(), "DBClusterSnapshotIdentifier");
    Cluster cluster = estate.cluster(request.dbClusterIdentifier());
    requireRoom(id);
    cluster.requireIdle();
    Snapshot snapshot = start(cluster, id, request.tags(), Stage.SNAPSHOT);
    return CreateDbClusterSnapshotResponse.builder().dbClusterSnapshot(snapshot.model()).build();
  }

  /** The last snapshot of a cluster that is being deleted. */
  void finalOf(Cluster cluster, String wanted) {
    String id = Identifiers.resource(wanted, "FinalDBSnapshotIdentifier");
    requireRoom(id);
    var unused = start(cluster, id, List.of(), Stage.SNAPSHOT);
  }

  private void requireRoom(String id) {
    if (estate.snapshots.containsKey(id)) {
      throw Fault.SNAPSHOT_EXISTS.with(
          "Cannot create the snapshot because a snapshot with the identifier "
              + id
              + " already exists.");
    }
    int quota = estate.options.quotas().snapshots();
    if (estate.snapshots.size() >= quota) {
      throw Fault.SNAPSHOT_QUOTA.with("Cannot create more than " + quota + " manual snapshots");
    }
  }

  /**
   * AWS: {@code preupgrade-<cluster>-<from>-to-<to>-<time>}, kept as a manual snapshot, though a
   * full quota does not stop it.
   */
  String preUpgrade(Cluster cluster, String from, String to) {
    String id =
        String.join(
            "-",
            "preupgrade",
            cluster.id(),
            from.replace('.', '-'),
            "to",
            to.replace('.', '-'),
            STAMP.format(estate.now()));
    return start(cluster, id, List.of(), Stage.PREUPGRADE_SNAPSHOT).id();
  }

  private Snapshot start(Cluster cluster, String id, List<Tag> tags, Stage stage) {
    DBCluster source = cluster.model();
    Snapshot snapshot =
        new Snapshot(
            DBClusterSnapshot.builder()
                .dbClusterSnapshotIdentifier(id)
                .dbClusterSnapshotArn(estate.options.arn("cluster-snapshot", id))
                .dbClusterIdentifier(cluster.id())
                .dbClusterResourceId(cluster.resourceId())
                .status("creating")
                .percentProgress(0)
                .snapshotType("manual")
                .snapshotCreateTime(estate.now())
                .clusterCreateTime(source.clusterCreateTime())
                .engine(source.engine())
                .engineMode(source.engineMode())
                .engineVersion(source.engineVersion())
                .masterUsername(source.masterUsername())
                .storageEncrypted(source.storageEncrypted())
                .kmsKeyId(source.kmsKeyId())
                .storageType(source.storageType())
                .allocatedStorage(source.allocatedStorage())
                .iamDatabaseAuthenticationEnabled(source.iamDatabaseAuthenticationEnabled())
                .tagList(tags)
                .build());
    estate.snapshots.put(id, snapshot);
    estate.events.tell(Notice.SNAPSHOT_STARTED, id, snapshot);
    estate.after(stage, id, () -> created(snapshot));
    return snapshot;
  }

  private void created(Snapshot snapshot) {
    snapshot.set(b -> b.status("available").percentProgress(100));
    estate.events.tell(Notice.SNAPSHOT_CREATED, snapshot.id(), snapshot);
  }

  DeleteDbClusterSnapshotResponse delete(DeleteDbClusterSnapshotRequest request) {
    Snapshot snapshot = need(request.dbClusterSnapshotIdentifier());
    if (!snapshot.model().status().equals("available")) {
      throw Fault.SNAPSHOT_STATE.with(
          "Cannot delete the snapshot because it is not currently in the available state: "
              + snapshot.id());
    }
    snapshot.set(b -> b.status("deleting"));
    estate.after(
        Stage.DELETE_SNAPSHOT,
        snapshot.id(),
        () -> estate.snapshots.remove(snapshot.id(), snapshot));
    return DeleteDbClusterSnapshotResponse.builder().dbClusterSnapshot(snapshot.model()).build();
  }

  DescribeDbClusterSnapshotsResponse describe(DescribeDbClusterSnapshotsRequest request) {
    Predicate<DBClusterSnapshot> filter =
        Filters.of(
            request.filters(),
            Map.of(
                "db-cluster-id", s -> List.of(s.dbClusterIdentifier()),
                "db-cluster-snapshot-id", s -> List.of(s.dbClusterSnapshotIdentifier()),
                "db-cluster-resource-id", s -> List.of(s.dbClusterResourceId()),
                "snapshot-type", s -> List.of(s.snapshotType()),
                "engine", s -> List.of(s.engine())));
    String id = request.dbClusterSnapshotIdentifier();
    List<Snapshot> named = id == null ? List.copyOf(estate.snapshots.values()) : List.of(need(id));
    List<DBClusterSnapshot> fitting =
        named.stream()
            .map(Snapshot::model)
            .filter(filter)
            .filter(s -> of(s, request.dbClusterIdentifier()))
            .filter(
                s ->
                    request.snapshotType() == null
                        || request.snapshotType().equals(s.snapshotType()))
            .toList();
    Page<DBClusterSnapshot> page =
        Page.of(
            fitting,
            DBClusterSnapshot::dbClusterSnapshotIdentifier,
            request.maxRecords(),
            request.marker());
    return DescribeDbClusterSnapshotsResponse.builder()
        .dbClusterSnapshots(page.items())
        .marker(page.marker())
        .build();
  }

  private static boolean of(DBClusterSnapshot snapshot, String cluster) {
    return cluster == null || snapshot.dbClusterIdentifier().equals(Identifiers.last(cluster));
  }

  private Snapshot need(String nameOrArn) {
    Fault.require(nameOrArn, "DBClusterSnapshotIdentifier");
    Snapshot snapshot = estate.snapshots.get(Identifiers.last(nameOrArn));
    if (snapshot == null || !Estate.arnFits(nameOrArn, snapshot.arn())) {
      throw Fault.SNAPSHOT_NOT_FOUND.with("DBClusterSnapshot " + nameOrArn + " not found.");
    }
    return snapshot;
  }
}
