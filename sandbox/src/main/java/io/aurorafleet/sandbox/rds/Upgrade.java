package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One engine upgrade from the accepted call to its end. AWS: the cluster stays {@code available}
 * for a while, serves during the online prechecks, and is down from then on; the engine version
 * changes only at the end; a refusal or failure leaves the old version and tells why in event 0174
 * and in the writer's log files.
 */
final class Upgrade {
  private final Estate estate;
  private final Cluster cluster;
  private final UpgradePlan plan;
  private final String from;

  Upgrade(Estate estate, Cluster cluster, UpgradePlan plan) {
    this.estate = estate;
    this.cluster = cluster;
    this.plan = plan;
    this.from = cluster.version();
  }

  void accept() {
    cluster.busy(true);
    cluster.waiting(null);
    cluster.pending(p -> p.engineVersion(plan.target()));
    estate.after(Stage.ACCEPT, cluster.id(), this::begin);
  }

  private void begin() {
    Optional<Instance> ill = members().stream().filter(m -> !m.available()).findFirst();
    if (ill.isPresent()) {
      // AWS: 0085, and nothing of the upgrade happens.
      estate.events.tell(
          Notice.MEMBER_BLOCKS_UPGRADE, cluster, cluster.id(), ill.get().id(), ill.get().status());
      release();
      return;
    }
    cluster.status("upgrading");
    members().forEach(m -> m.status("upgrading"));
    estate.events.tell(Notice.UPGRADE_STARTED, cluster, plan.major() ? "major" : "minor");
    estate.events.tell(Notice.UPGRADE_PREPARES, cluster, "Starting online upgrade prechecks.");
    if (plan.major()) {
      precheck();
    } else {
      goOffline();
    }
  }

  private void precheck() {
    estate.plane.stage(
        Stage.PRECHECK,
        cluster.resourceId(),
        cluster.id(),
        plane -> plane.precheck(cluster.resourceId(), plan.target()),
        refusals -> {
          List<DataPlane.Refusal> all = new ArrayList<>(refusals);
          unsupportedClasses().ifPresent(all::add);
          if (all.isEmpty()) {
            goOffline();
          } else {
            refuse(all);
          }
        },
        failure -> refuse(List.of(UpgradeLogs.unexpected(failure))));
  }

  /** AWS: a class that the target version does not offer stops the upgrade in its prechecks. */
  private Optional<DataPlane.Refusal> unsupportedClasses() {
    EngineVersion target = estate.options.catalogue().version(plan.target()).orElseThrow();
    List<String> offered = estate.options.catalogue().orderable(target);
    List<String> lost =
        members().stream()
            .filter(m -> !offered.contains(m.instanceClass()))
            .map(m -> m.id() + " " + m.instanceClass())
            .toList();
    return lost.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DataPlane.Refusal(
                "unsupported_instance_classes.txt", "unsupported DB instance classes", lost));
  }

  private void refuse(List<DataPlane.Refusal> refusals) {
    String reason = UpgradeLogs.reason(refusals);
    estate
        .writer(cluster)
        .ifPresent(
            writer -> {
              UpgradeLogs.write(writer, from, plan.target(), estate.now(), refusals);
              estate.events.tell(Notice.INSTANCE_NOT_UPGRADED, writer, reason);
            });
    estate.events.tell(Notice.CLUSTER_NOT_UPGRADED, cluster, reason);
    members().forEach(m -> m.status("available"));
    cluster.status("available");
    release();
  }

  private void release() {
    cluster.pending(p -> p.engineVersion(null));
    cluster.busy(false);
  }

  private void goOffline() {
    estate.events.tell(Notice.UPGRADE_PREPARES, cluster, "Completed online upgrade prechecks.");
    estate.events.tell(Notice.CLUSTER_UPGRADES, cluster);
    members().forEach(m -> estate.events.tell(Notice.INSTANCE_UPGRADES, m));
    estate.plane.order(cluster.resourceId(), plane -> plane.takeDown(cluster.resourceId()));
    if (plan.major()) {
      snapshot();
    } else {
      // AWS: a minor upgrade takes no snapshot.
      cloneVolume();
    }
  }

  private void snapshot() {
    String id = new Snapshots(estate).preUpgrade(cluster, from, plan.target());
    estate.events.tell(
        Notice.CLUSTER_UPGRADE_STEP, cluster, "Creating pre-upgrade snapshot [" + id + "].");
    estate.after(Stage.PREUPGRADE_SNAPSHOT, cluster.id(), this::cloneVolume);
  }

  /** AWS: a volume that has its 15 clones already is copied in full, which takes long. */
  private void cloneVolume() {
    estate.events.tell(Notice.CLUSTER_UPGRADE_STEP, cluster, "Cloning volume.");
    boolean full = ClusterClone.sharing(estate, cluster) >= ClusterClone.MOST_SHARING;
    estate.after(full ? Stage.VOLUME_COPY : Stage.VOLUME_CLONE, cluster.id(), this::upgradeWriter);
  }

  private void upgradeWriter() {
    estate.events.tell(Notice.CLUSTER_UPGRADE_STEP, cluster, "Upgrading writer.");
    estate.plane.stage(
        plan.major() ? Stage.MAJOR_UPGRADE : Stage.MINOR_UPGRADE,
        cluster,
        plane -> plane.upgrade(cluster.resourceId(), plan.target()),
        this::bringUp,
        this::rollBack);
  }

  private void rollBack(Exception failure) {
    Map<String, String> settings = cluster.settings();
    estate.plane.run(
        cluster,
        plane -> plane.bringUp(cluster.resourceId(), settings),
        () -> refuse(List.of(UpgradeLogs.unexpected(failure))),
        this::broken);
  }

  private void bringUp() {
    switchGroups();
    Map<String, String> settings =
        plan.major()
            ? ParameterUse.settingsAfterUpgrade(estate, cluster, EngineVersion.major(from))
            : ParameterUse.settings(estate, cluster);
    cluster.settings(settings);
    estate.plane.run(
        cluster,
        plane -> plane.bringUp(cluster.resourceId(), settings),
        () -> upgradeReaders(),
        this::broken);
  }

  private void switchGroups() {
    if (plan.clusterGroup() != null) {
      String group = plan.clusterGroup();
      cluster.set(b -> b.dbClusterParameterGroup(group));
    }
    if (plan.instanceGroup() != null) {
      String group = plan.instanceGroup();
      members()
          .forEach(
              m -> m.group(group, m.model().dbParameterGroups().get(0).parameterApplyStatus()));
    }
  }

  private void upgradeReaders() {
    long readers = members().stream().filter(m -> !m.writer()).count();
    if (readers > 0) {
      estate.events.tell(Notice.CLUSTER_UPGRADE_STEP, cluster, "Upgrading readers.");
    }
    upgradeReaders(readers);
  }

  private void upgradeReaders(long left) {
    if (left == 0) {
      finish();
    } else {
      estate.after(Stage.READER_UPGRADE, cluster.id(), () -> upgradeReaders(left - 1));
    }
  }

  private void finish() {
    cluster.set(b -> b.engineVersion(plan.target()));
    for (Instance member : members()) {
      member.set(b -> b.engineVersion(plan.target()));
      waitForReboot(member);
    }
    estate.events.tell(plan.major() ? Notice.MAJOR_UPGRADED : Notice.MINOR_UPGRADED, cluster);
    estate.after(Stage.SETTLE, cluster.id(), this::settle);
  }

  /** AWS: new custom groups take effect in full only after a reboot; a minor upgrade is one. */
  private void waitForReboot(Instance member) {
    if (!plan.major()) {
      member.inSync();
      return;
    }
    boolean ownCluster = !cluster.group().startsWith("default.");
    boolean own = !member.group().startsWith("default.");
    member.clusterGroupStatus(ownCluster ? "pending-reboot" : "in-sync");
    member.group(member.group(), own ? "pending-reboot" : "in-sync");
    if (own) {
      estate.events.tell(Notice.INSTANCE_GROUP, member, member.group());
    }
  }

  private void settle() {
    for (Instance member : members()) {
      if (member.writer() || !estate.options.faults().stuck(member.id())) {
        member.status("available");
      }
    }
    cluster.status("available");
    release();
  }

  /** AWS: a cluster that neither goes forward nor back is {@code upgrade_failed}, for good. */
  private void broken(Exception failure) {
    estate.events.tell(
        Notice.CLUSTER_NOT_UPGRADED, cluster, UpgradeLogs.unexpected(failure).reason());
    cluster.status("upgrade_failed");
    members().forEach(m -> m.status("upgrade_failed"));
    release();
  }

  private List<Instance> members() {
    return estate.members(cluster);
  }
}
