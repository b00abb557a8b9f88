package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.cloud.cluster.ParameterGroups;
import io.aurorafleet.cloud.cluster.ParameterGroups.Group;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.steps.groups.GroupMaker;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parameter group in which a clone with an instance boots: the source's values, but it neither
 * subscribes to anything nor starts scheduled jobs. A copy of a subscriber would otherwise read
 * from production's slot and take its rows for good.
 */
final class Quarantine {
  private static final Map<String, String> OFF =
      Map.of("max_logical_replication_workers", "0", "cron.launch_active_jobs", "off");

  private final ParameterGroups groups;
  private final EngineCatalogue catalogue;

  @Inject
  Quarantine(ParameterGroups groups, EngineCatalogue catalogue) {
    this.groups = groups;
    this.catalogue = catalogue;
  }

  /** The group made for this attempt's clone, if it is to have an instance. */
  static Optional<String> of(Visit visit) {
    return visit.options().cloneInstance()
        ? visit.latest(Fact.QuarantineReady.class).map(Fact.QuarantineReady::group)
        : Optional.empty();
  }

  /**
   * A wait while the group is too young: AWS asks to let five minutes pass before the first cluster
   * is made with a new group.
   */
  static Optional<Outcome> fresh(Visit visit, Tempo tempo) {
    Duration age = tempo.look().multipliedBy(5);
    return visit
        .latest(Fact.QuarantineReady.class)
        .filter(q -> visit.options().cloneInstance())
        .map(q -> age.minus(Duration.between(q.at(), visit.now())))
        .filter(left -> !left.isNegative() && !left.isZero())
        .map(left -> Outcome.waiting("the new parameter group of the clone to settle", left));
  }

  /** Makes or adopts the group for a cluster of this version with this group. */
  Fact.QuarantineReady make(Visit visit, String present, String family) {
    String name = Names.quarantine(visit.run(), visit.cluster());
    Optional<Group> there = groups.find(Kind.CLUSTER, name);
    if (there.isEmpty()) {
      Map<String, String> tags = Ownership.tags(name, visit.run(), visit.cluster());
      groups.create(
          visit.fence(),
          new Group(Kind.CLUSTER, name, family, tags),
          "aurora-fleet: %s for a clone, replication and jobs off".formatted(present));
    } else if (!Ownership.madeBy(name, there.get().tags(), visit.run(), visit.cluster())
        || !there.get().family().equals(family)) {
      throw new OutsideException(
          Failure.fix(
              "parameter-group-foreign",
              "Cluster %s needs a parameter group %s of family %s for its clone, but another one of that name exists"
                  .formatted(visit.cluster(), name, family),
              "Delete or rename it, then requeue; nothing was done to it"));
    }
    List<Parameter> wanted = wanted(present, family);
    List<Parameter> missing = missing(wanted, groups.userValues(Kind.CLUSTER, name));
    if (!missing.isEmpty()) {
      groups.set(visit.fence(), Kind.CLUSTER, name, missing);
    }
    List<String> changes =
        wanted.stream()
            .filter(p -> OFF.containsKey(p.name()))
            .map(p -> p.name() + " = " + p.value())
            .toList();
    Instant since =
        there.isPresent() && missing.isEmpty()
            ? visit
                .latest(Fact.QuarantineReady.class)
                .map(Fact.QuarantineReady::at)
                .orElse(visit.now())
            : visit.now();
    return new Fact.QuarantineReady(since, name, changes);
  }

  /** The family of a version, as RDS tells it. */
  String family(Visit visit, EngineVersion version) {
    return catalogue
        .engine(version)
        .map(EngineCatalogue.Engine::family)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "RDS does not describe %s, which cluster %s has"
                        .formatted(version, visit.cluster())));
  }

  private List<Parameter> wanted(String present, String family) {
    Map<String, Parameter> wanted = new TreeMap<>();
    if (!GroupMaker.isDefault(present)) {
      groups.userValues(Kind.CLUSTER, present).stream()
          .filter(Parameter::modifiable)
          .forEach(p -> wanted.put(p.name(), p));
    }
    Map<String, Parameter> offered = groups.defaults(Kind.CLUSTER, family);
    OFF.forEach(
        (name, value) -> {
          Parameter known = offered.get(name);
          // A family without pg_cron has no such parameter, and no jobs either.
          if (known != null) {
            wanted.put(name, new Parameter(name, value, true, known.dynamic(), known.allowed()));
          }
        });
    return new ArrayList<>(wanted.values());
  }

  private static List<Parameter> missing(List<Parameter> wanted, List<Parameter> set) {
    return wanted.stream()
        .filter(w -> set.stream().noneMatch(s -> s.name().equals(w.name()) && same(s, w)))
        .toList();
  }

  private static boolean same(Parameter a, Parameter b) {
    return a.value().equals(b.value());
  }
}
