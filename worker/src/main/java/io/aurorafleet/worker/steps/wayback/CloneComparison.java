package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.ClusterView.Shape;
import io.aurorafleet.contracts.checkpoint.CloneParity;
import io.aurorafleet.contracts.checkpoint.CloneParity.Item;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares a clone with its source, item by item: a clone that RDS made with other groups or
 * another network is no way back, and nobody would know before the night it is needed.
 */
final class CloneComparison {
  private final List<Item> items = new ArrayList<>();

  private CloneComparison() {}

  /**
   * Compares.
   *
   * @param quarantine the group in which the clone boots on purpose, null when it has the source's
   */
  static CloneParity of(ClusterView source, ClusterView clone, @Nullable String quarantine) {
    CloneComparison all = new CloneComparison();
    Shape from = source.shape();
    Shape to = clone.shape();
    all.add("engine version", source.version(), clone.version());
    all.add("subnet group", from.subnetGroup(), to.subnetGroup());
    all.add("security groups", sorted(from.securityGroups()), sorted(to.securityGroups()));
    all.add(
        "cluster parameter group",
        source.parameterGroup(),
        clone.parameterGroup(),
        clone.parameterGroup().equals(quarantine)
            ? "quarantine: the source's values, but replication and scheduled jobs are off"
            : "");
    all.add(
        "port",
        source.port(),
        clone.port(),
        source.host().equals(clone.host()) ? "both are served by one host" : "");
    all.add("IAM authentication", from.iamAuthentication(), to.iamAuthentication());
    all.add("log exports", sorted(source.logExports()), sorted(clone.logExports()));
    all.add("backup retention", from.backupRetentionDays(), to.backupRetentionDays());
    all.add("backup window", from.backupWindow(), to.backupWindow());
    all.add("tags copied to snapshots", from.copyTagsToSnapshot(), to.copyTagsToSnapshot());
    all.add("serverless scaling", scaling(from), scaling(to));
    all.add("encryption key", from.kmsKey(), to.kmsKey());
    all.add("storage type", from.storageType(), to.storageType());
    all.add(
        "engine lifecycle support",
        from.lifecycleSupport(),
        to.lifecycleSupport(),
        "without Extended Support RDS would upgrade the clone by itself");
    all.add(
        "IAM roles",
        sorted(from.roles()),
        sorted(to.roles()),
        "RDS gives a clone none: attach them (AddRoleToDBCluster) before use");
    all.add(
        "deletion protection",
        source.deletionProtection(),
        clone.deletionProtection(),
        "a way back is always protected");
    all.add(
        "managed master secret",
        from.masterSecretArn(),
        to.masterSecretArn(),
        "the clone keeps the master password of the moment it was made");
    all.add(
        "tags",
        sorted(source.tags().keySet()),
        sorted(clone.tags().keySet()),
        "the clone has only those that say whose it is");
    all.members(source.writer().orElse(null), clone.writer().orElse(null));
    return new CloneParity(
        clone.id().value(), clone.writer().map(MemberView::id).orElse(null), all.items);
  }

  private void members(@Nullable MemberView from, @Nullable MemberView to) {
    if (from == null || to == null) {
      add(
          "instance",
          from == null ? "" : from.instanceClass(),
          "",
          "not asked for: give it one of this class before use");
      return;
    }
    add("instance class", from.instanceClass(), to.instanceClass());
    add("instance parameter group", from.parameterGroup(), to.parameterGroup());
  }

  private void add(String name, @Nullable Object source, @Nullable Object copy) {
    add(name, source, copy, "");
  }

  private void add(String name, @Nullable Object source, @Nullable Object copy, String remark) {
    String a = Objects.toString(source, "");
    String b = Objects.toString(copy, "");
    boolean same = a.equals(b);
    items.add(new Item(name, a, b, same, same ? "" : remark));
  }

  private static String scaling(Shape shape) {
    return shape.serverlessMaximum() == null
        ? ""
        : shape.serverlessMinimum() + " to " + shape.serverlessMaximum();
  }

  private static String sorted(Collection<String> names) {
    return String.join(", ", new TreeSet<>(names));
  }
}
