package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.bus.AwsEvents;
import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import io.aurorafleet.sandbox.rds.catalogue.ParameterScope;
import io.aurorafleet.sandbox.time.Timeline;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * All that one account has in one Region, and the one lock over it. Everything in this package runs
 * under that lock except what is handed to {@link #outside}, which runs after its release: the data
 * plane may take long and may be slow to answer.
 */
final class Estate {
  final RdsOptions options;
  final Timeline timeline;
  final Map<String, Cluster> clusters = new TreeMap<>();
  final Map<String, Instance> instances = new TreeMap<>();
  final Map<String, Snapshot> snapshots = new TreeMap<>();
  final ParameterGroups clusterGroups;
  final ParameterGroups instanceGroups;
  final EventLog events;
  final Maintenance maintenance = new Maintenance(this);
  final PlaneCalls plane;
  private long numbers;
  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> outside = new ArrayDeque<>();

  Estate(RdsOptions options, Timeline timeline, DataPlane plane, Executor executor, AwsEvents bus) {
    this.options = options;
    this.timeline = timeline;
    this.events = new EventLog(options, timeline, bus);
    this.plane = new PlaneCalls(this, plane, executor);
    this.clusterGroups = new ParameterGroups(this, ParameterScope.CLUSTER);
    this.instanceGroups = new ParameterGroups(this, ParameterScope.INSTANCE);
  }

  Instant now() {
    return timeline.instant();
  }

  /** A number never given before, for resource ids and for the order of creation. */
  long number() {
    return numbers++;
  }

  <T> T locked(Supplier<T> work) {
    lock.lock();
    List<Runnable> effects = List.of();
    try {
      return work.get();
    } finally {
      if (lock.getHoldCount() == 1) {
        effects = new ArrayList<>(outside);
        outside.clear();
      }
      lock.unlock();
      effects.forEach(Runnable::run);
    }
  }

  void locked(Runnable work) {
    boolean unused =
        locked(
            () -> {
              work.run();
              return true;
            });
  }

  /** Runs once the lock has been released by whoever holds it now. */
  void outside(Runnable effect) {
    outside.add(effect);
  }

  /** Runs {@code then}, under the lock, when the stage's time has passed. */
  void after(Stage stage, String identifier, Runnable then) {
    timeline.after(options.lasts(stage, identifier), () -> locked(then));
  }

  Cluster cluster(String nameOrArn) {
    String id = Identifiers.last(Fault.require(nameOrArn, "DBClusterIdentifier"));
    Cluster cluster = clusters.get(id);
    if (cluster == null || !arnFits(nameOrArn, cluster.arn())) {
      throw Fault.CLUSTER_NOT_FOUND.with("DBCluster " + nameOrArn + " not found.");
    }
    return cluster;
  }

  Instance instance(String nameOrArn) {
    String id = Identifiers.last(Fault.require(nameOrArn, "DBInstanceIdentifier"));
    Instance instance = instances.get(id);
    if (instance == null || !arnFits(nameOrArn, instance.arn())) {
      throw Fault.INSTANCE_NOT_FOUND.with("DBInstance " + nameOrArn + " not found.");
    }
    return instance;
  }

  /** Whether a cluster has the name, or is being renamed to it. */
  boolean clusterNameTaken(String id) {
    return clusters.containsKey(id)
        || clusters.values().stream()
            .map(c -> c.model().pendingModifiedValues())
            .anyMatch(p -> p != null && id.equals(p.dbClusterIdentifier()));
  }

  /** AWS: an ARN of another account or Region names nothing here. */
  static boolean arnFits(String nameOrArn, String arn) {
    return !nameOrArn.startsWith("arn:") || nameOrArn.equals(arn);
  }

  /** The members of a cluster in the order they were made. */
  List<Instance> members(Cluster cluster) {
    return instances.values().stream()
        .filter(i -> i.cluster() == cluster)
        .sorted((a, b) -> Long.compare(a.number(), b.number()))
        .toList();
  }

  Optional<Instance> writer(Cluster cluster) {
    return members(cluster).stream().filter(Instance::writer).findFirst();
  }

  EngineVersion version(Cluster cluster) {
    return options
        .catalogue()
        .version(cluster.version())
        .orElseThrow(() -> new IllegalStateException("No such version " + cluster.version()));
  }

  /** Everything that has an ARN and tags. */
  Stream<Tagged> tagged() {
    return Stream.of(
            clusters.values().stream(),
            instances.values().stream(),
            snapshots.values().stream(),
            clusterGroups.all().stream(),
            instanceGroups.all().stream())
        .flatMap(s -> s.map(t -> (Tagged) t));
  }
}
