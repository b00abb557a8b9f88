package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.Clones;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.cloud.cluster.Maintenance;
import io.aurorafleet.cloud.cluster.Snapshots;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** RDS as the steps see it: says yes, and gets somewhere with each tick. */
public final class FakeRds implements Clusters, Clones, Snapshots, Maintenance, EngineCatalogue {
  /** How RDS takes an upgrade. */
  public enum Manner {
    SUCCEED,
    REFUSE,
    NEVER_BEGIN
  }

  public final Map<String, ClusterView> clusters = new LinkedHashMap<>();
  public final Map<String, SnapshotView> snapshots = new LinkedHashMap<>();
  public final Map<String, CloneInstance> instances = new LinkedHashMap<>();
  public List<String> sharing = List.of();

  /** Happens when a clone is asked for, before it is there. */
  public Runnable onClone = () -> {};

  public Optional<Failure> cloneRefused = Optional.empty();
  public final List<UpgradeRequest> requests = new ArrayList<>();
  public final List<String> did = new ArrayList<>();
  public final List<ClusterEvent> events = new ArrayList<>();
  public final List<String> precheck = new ArrayList<>();
  public final List<Action> actions = new ArrayList<>();
  public final Map<EngineVersion, Engine> engines = new LinkedHashMap<>();
  public Manner manner = Manner.SUCCEED;
  public Optional<Failure> refuses = Optional.empty();
  private Optional<UpgradeRequest> running = Optional.empty();
  private int age;

  public FakeRds(ClusterView cluster) {
    clusters.put(cluster.id().value(), cluster);
    engine(Given.V13, "aurora-postgresql13", new Target(Given.V17, true));
    engine(Given.V16_10, "aurora-postgresql16", new Target(Given.V16_13, false));
    engine(Given.V16_13, "aurora-postgresql16");
    engine(Given.V17, "aurora-postgresql17");
  }

  private void engine(EngineVersion version, String family, Target... targets) {
    engines.put(version, new Engine(version, family, List.of("postgresql"), List.of(targets)));
  }

  public void set(ClusterView cluster) {
    clusters.put(cluster.id().value(), cluster);
  }

  /** Everything under way gets one stage further. */
  public void tick() {
    clusters.replaceAll(
        (name, c) -> c.status().equals("creating") ? Given.withStatus(c, "available") : c);
    instances.replaceAll((name, i) -> new CloneInstance(name, i.cluster(), "available", i.tags()));
    snapshots.replaceAll((name, s) -> new SnapshotView(name, "available", s.tags()));
    running.ifPresent(this::goOn);
  }

  private void goOn(UpgradeRequest request) {
    age++;
    ClusterView now = clusters.get(request.cluster().value());
    if (manner == Manner.NEVER_BEGIN) {
      return;
    }
    if (age == 2) {
      set(Given.withStatus(now, "upgrading"));
    } else if (age == 4 && manner == Manner.REFUSE) {
      set(Given.withStatus(now, "available"));
      running = Optional.empty();
    } else if (age == 4) {
      List<MemberView> members =
          now.members().stream()
              .map(m -> Given.member(m.id(), m.writer(), "available", request.target()))
              .toList();
      set(Given.cluster(request.target(), "available", members));
      running = Optional.empty();
    }
  }

  @Override
  public List<ClusterView> all() {
    return List.copyOf(clusters.values());
  }

  @Override
  public Optional<ClusterView> find(ClusterId cluster) {
    return Optional.ofNullable(clusters.get(cluster.value()));
  }

  @Override
  public List<ClusterEvent> events(ClusterId cluster, List<String> members, Instant since) {
    return events.stream().filter(e -> !e.at().isBefore(since)).toList();
  }

  @Override
  public void requestUpgrade(Fence fence, UpgradeRequest request) {
    requests.add(request);
    if (refuses.isPresent()) {
      throw new OutsideException(refuses.get());
    }
    running = Optional.of(request);
    age = 0;
  }

  @Override
  public void exportLogs(Fence fence, ClusterId cluster, List<String> types) {
    refuses.ifPresent(
        f -> {
          throw new OutsideException(f);
        });
    did.add("export " + types);
  }

  @Override
  public void assignGroup(Fence fence, String instance, String group) {
    did.add("group " + group + " for " + instance);
  }

  @Override
  public void reboot(Fence fence, String instance) {
    did.add("reboot " + instance);
  }

  @Override
  public String configuration(ClusterId cluster) {
    return "{\"cluster\":\"" + cluster + "\"}";
  }

  @Override
  public List<String> precheckLog(String instance, Instant since) {
    return precheck;
  }

  @Override
  public void create(
      Fence fence, ClusterView source, String name, String group, Map<String, String> tags) {
    cloneRefused.ifPresent(
        f -> {
          throw new OutsideException(f);
        });
    did.add("clone " + name);
    onClone.run();
    set(Given.view(name, source.version(), "creating", group, List.of(), null, List.of(), tags));
  }

  @Override
  public List<String> sharing(ClusterView cluster) {
    return sharing;
  }

  @Override
  public Optional<CloneInstance> findInstance(String name) {
    return Optional.ofNullable(instances.get(name));
  }

  @Override
  public void createInstance(
      Fence fence, String clone, String name, String like, Map<String, String> tags) {
    did.add("instance " + name + " like " + like);
    instances.put(name, new CloneInstance(name, clone, "creating", tags));
    ClusterView bare = clusters.get(clone);
    set(bare.withMembers(List.of(Given.member(name, true, "available", bare.version()))));
  }

  @Override
  public void deleteInstance(Fence fence, String name) {
    did.add("delete " + name);
    instances.remove(name);
  }

  @Override
  public void delete(Fence fence, String name) {
    did.add("delete " + name);
    clusters.remove(name);
  }

  @Override
  public List<SnapshotView> of(ClusterId cluster) {
    return List.copyOf(snapshots.values());
  }

  @Override
  public Optional<SnapshotView> find(String name) {
    return Optional.ofNullable(snapshots.get(name));
  }

  @Override
  public void create(Fence fence, ClusterId cluster, String name, Map<String, String> tags) {
    did.add("snapshot " + name);
    snapshots.put(name, new SnapshotView(name, "creating", tags));
  }

  @Override
  public List<Action> pending(List<String> resourceArns) {
    return actions.stream().filter(a -> resourceArns.contains(a.resourceArn())).toList();
  }

  @Override
  public void apply(Fence fence, Action action) {
    did.add("apply " + action.action());
  }

  @Override
  public Optional<Engine> engine(EngineVersion version) {
    return Optional.ofNullable(engines.get(version));
  }

  @Override
  public boolean orderable(EngineVersion version, String instanceClass) {
    return true;
  }
}
