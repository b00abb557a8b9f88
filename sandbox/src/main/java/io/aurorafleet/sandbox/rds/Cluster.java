package io.aurorafleet.sandbox.rds;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.ClusterPendingModifiedValues;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Tag;

/** One cluster: what a describe shows of it, and what only RDS itself knows. */
final class Cluster implements Tagged {
  private final String resourceId;
  private DBCluster model;
  private String password;

  /** Something was accepted and is not finished, whatever the status says. */
  private boolean busy;

  /** Whether the volume shares pages with the clone group it belongs to. */
  private boolean copyOnWrite;

  private @Nullable UpgradePlan waiting;
  private Map<String, String> settings = Map.of();

  Cluster(DBCluster model, String password) {
    this.resourceId = model.dbClusterResourceId();
    this.model = model;
    this.password = password;
  }

  DBCluster model() {
    return model;
  }

  void set(Consumer<DBCluster.Builder> change) {
    model = model.copy(change);
  }

  void pending(Consumer<ClusterPendingModifiedValues.Builder> change) {
    ClusterPendingModifiedValues present = model.pendingModifiedValues();
    ClusterPendingModifiedValues.Builder next =
        present == null ? ClusterPendingModifiedValues.builder() : present.toBuilder();
    change.accept(next);
    ClusterPendingModifiedValues changed = next.build();
    boolean nothing = changed.equals(ClusterPendingModifiedValues.builder().build());
    set(b -> b.pendingModifiedValues(nothing ? null : changed));
  }

  String id() {
    return model.dbClusterIdentifier();
  }

  /** Its name for ever; may be asked for without the lock. */
  String resourceId() {
    return resourceId;
  }

  @Override
  public String arn() {
    return model.dbClusterArn();
  }

  String status() {
    return model.status();
  }

  void status(String status) {
    set(b -> b.status(status));
  }

  boolean available() {
    return status().equals("available");
  }

  String version() {
    return model.engineVersion();
  }

  String group() {
    return model.dbClusterParameterGroup();
  }

  Instant created() {
    return model.clusterCreateTime();
  }

  String password() {
    return password;
  }

  void password(String changed) {
    password = changed;
  }

  boolean busy() {
    return busy;
  }

  void busy(boolean now) {
    busy = now;
  }

  boolean copyOnWrite() {
    return copyOnWrite;
  }

  void copyOnWrite(boolean shares) {
    copyOnWrite = shares;
  }

  /** AWS: whatever changes a cluster wants it {@code available}, and says so. */
  void requireIdle() {
    if (!available() || busy) {
      throw Fault.CLUSTER_STATE.with(
          "DBCluster " + id() + " is not currently in the available state.");
    }
  }

  /** An upgrade that was accepted for the maintenance window. */
  @Nullable UpgradePlan waiting() {
    return waiting;
  }

  void waiting(@Nullable UpgradePlan plan) {
    waiting = plan;
  }

  /** What the server was last started with. */
  Map<String, String> settings() {
    return settings;
  }

  void settings(Map<String, String> now) {
    settings = now;
  }

  @Override
  public List<Tag> tags() {
    return model.tagList();
  }

  @Override
  public void tags(List<Tag> tags) {
    set(b -> b.tagList(tags));
  }
}
