package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.Clones;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.cloud.cluster.ParameterGroups;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Takes away what was made for a safety clone, in the order RDS asks for: the instance, then the
 * cluster, then the group it used. Each look goes on where the last one ended; nothing that does
 * not prove to be this run's is touched.
 */
final class CloneRemoval {
  /** In these RDS refuses a deletion, or needs none. */
  private static final Set<String> UNTOUCHABLE = Set.of("creating", "deleting");

  private final Clusters clusters;
  private final Clones clones;
  private final ParameterGroups groups;

  @Inject
  CloneRemoval(Clusters clusters, Clones clones, ParameterGroups groups) {
    this.clusters = clusters;
    this.clones = clones;
    this.groups = groups;
  }

  /**
   * One step of it.
   *
   * @param group whether the quarantine group goes too
   * @return what is still going; empty when nothing of this run's is left
   * @throws OutsideException when RDS does not let go; with {@code clone-foreign} when the name
   *     belongs to somebody else
   */
  Optional<String> next(Visit visit, boolean group) {
    Optional<String> instance = instance(visit);
    if (instance.isPresent()) {
      return instance;
    }
    Optional<String> clone = clone(visit);
    if (clone.isPresent() || !group) {
      return clone;
    }
    Optional<Fact.QuarantineReady> made = visit.latest(Fact.QuarantineReady.class);
    if (made.isPresent()) {
      String name = made.get().group();
      if (groups.find(ParameterGroups.Kind.CLUSTER, name).isPresent()) {
        groups.delete(visit.fence(), ParameterGroups.Kind.CLUSTER, name);
        removed(visit, "parameter group " + name);
      }
    }
    return Optional.empty();
  }

  private Optional<String> instance(Visit visit) {
    String name = Names.cloneInstance(visit.run(), visit.cluster());
    Optional<Clones.CloneInstance> there =
        visit.options().cloneInstance() ? clones.findInstance(name) : Optional.empty();
    if (there.isEmpty()) {
      return Optional.empty();
    }
    String what = "clone instance " + name;
    mineOnly(visit, "instance", name, there.get().tags());
    if (!UNTOUCHABLE.contains(there.get().status())) {
      clones.deleteInstance(visit.fence(), name);
      removed(visit, what);
    }
    return Optional.of(what);
  }

  private Optional<String> clone(Visit visit) {
    String name = Names.clone(visit.run(), visit.cluster());
    Optional<ClusterView> there = clusters.find(new ClusterId(name));
    if (there.isEmpty()) {
      return Optional.empty();
    }
    String what = "clone " + name;
    mineOnly(visit, "clone", name, there.get().tags());
    if (!UNTOUCHABLE.contains(there.get().status())) {
      clones.delete(visit.fence(), name);
      removed(visit, what);
    }
    return Optional.of(what);
  }

  /** Whether this run's clone is there, in whatever state, and not on its way out. */
  boolean stands(Visit visit) {
    String name = Names.clone(visit.run(), visit.cluster());
    return clusters
        .find(new ClusterId(name))
        .filter(c -> Ownership.madeBy(name, c.tags(), visit.run(), visit.cluster()))
        .filter(c -> !c.status().equals("deleting"))
        .isPresent();
  }

  private static void removed(Visit visit, String what) {
    visit.log(LogNames.EXECUTION, "Deleted " + what + ".");
    visit.remember(new Fact.Unwound(visit.now(), List.of(what), List.of()));
  }

  private static void mineOnly(
      Visit visit, String kind, String name, java.util.Map<String, String> tags) {
    if (!Ownership.madeBy(name, tags, visit.run(), visit.cluster())) {
      throw new OutsideException(
          Failure.fix(
              "clone-foreign",
              "%s %s is not this run's".formatted(kind, name),
              "Nothing was done to it"));
    }
  }
}
