package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.signal.Order;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cluster, order and versions the tests speak of. */
public final class Given {
  public static final Instant T = Instant.parse("2026-11-22T21:00:00Z");
  public static final RunId RUN = new RunId("20261122t2100-k3x9");
  public static final ClusterId CLUSTER = new ClusterId("orders-db");
  public static final EngineVersion V13 = new EngineVersion("13.23");
  public static final EngineVersion V17 = new EngineVersion("17.11");
  public static final EngineVersion V16_10 = new EngineVersion("16.10");
  public static final EngineVersion V16_13 = new EngineVersion("16.13");
  public static final Hop MAJOR = new Hop(V13, V17, true, "aurora-postgresql17");
  public static final Hop MINOR = new Hop(V16_10, V16_13, false, "aurora-postgresql16");

  private Given() {}

  public static RunOptions options(RunOptions.Slots slots) {
    return RunOptions.defaults().withSlots(slots, false);
  }

  public static Order order(RunModule module, EngineVersion target, RunOptions options) {
    return new Order(
        Order.SCHEMA,
        RUN,
        CLUSTER,
        "cluster-ABC",
        "123456789012",
        "us-east-1",
        module,
        target,
        Wave.SECOND,
        options);
  }

  public static MemberView member(String id, boolean writer, String status, EngineVersion version) {
    return new MemberView(
        id,
        "arn:aws:rds:us-east-1:123456789012:db:" + id,
        writer,
        status,
        "db.r6g.large",
        "default.aurora-postgresql" + version.major(),
        "in-sync",
        "in-sync",
        1,
        version,
        "orders-db.cluster-x.us-east-1.rds.amazonaws.com",
        5432);
  }

  /** A cluster with one writer. */
  public static ClusterView cluster(EngineVersion version, String status) {
    return cluster(version, status, List.of(member("orders-db-1", true, "available", version)));
  }

  public static ClusterView cluster(
      EngineVersion version, String status, List<MemberView> members) {
    return view(
        CLUSTER.value(),
        version,
        status,
        "default.aurora-postgresql" + version.major(),
        members,
        null,
        List.of(),
        Map.of(ClusterView.SECRET_TAG, "orders-db-maintenance-user-secret"));
  }

  public static ClusterView view(
      String name,
      EngineVersion version,
      String status,
      String group,
      List<MemberView> members,
      @Nullable EngineVersion pendingVersion,
      List<String> pendingChanges,
      Map<String, String> tags) {
    return new ClusterView(
        new ClusterId(name),
        "arn:aws:rds:us-east-1:123456789012:cluster:" + name,
        name.equals(CLUSTER.value()) ? "cluster-ABC" : "cluster-" + name,
        status,
        version,
        "provisioned",
        name + ".cluster.example",
        5432,
        "app",
        group,
        members,
        pendingVersion,
        pendingChanges,
        null,
        null,
        false,
        List.of(),
        tags,
        new ClusterView.Shape(
            null, List.of(), false, null, null, null, true, 7, null, false, null, null, null,
            List.of()));
  }

  public static ClusterView withStatus(ClusterView v, String status) {
    return view(
        v.id().value(),
        v.version(),
        status,
        v.parameterGroup(),
        v.members(),
        v.pendingVersion(),
        v.pendingChanges(),
        v.tags());
  }

  public static ClusterView pending(
      ClusterView v, @Nullable EngineVersion version, String... changes) {
    return view(
        v.id().value(),
        v.version(),
        v.status(),
        v.parameterGroup(),
        v.members(),
        version,
        List.of(changes),
        v.tags());
  }

  public static ClusterView withGroups(ClusterView v, String clusterGroup, String instanceGroup) {
    List<MemberView> members = new ArrayList<>();
    for (MemberView m : v.members()) {
      members.add(
          new MemberView(
              m.id(),
              m.arn(),
              m.writer(),
              m.status(),
              m.instanceClass(),
              instanceGroup,
              m.parameterGroupStatus(),
              m.clusterGroupStatus(),
              m.promotionTier(),
              m.version(),
              m.host(),
              m.port()));
    }
    return view(
        v.id().value(),
        v.version(),
        v.status(),
        clusterGroup,
        members,
        v.pendingVersion(),
        v.pendingChanges(),
        v.tags());
  }
}
