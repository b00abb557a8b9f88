package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.Answer;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.cloud.cluster.Neighbourhood;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.preflight.cluster.ObservedCluster;
import io.aurorafleet.preflight.cluster.ObservedCluster.Around;
import io.aurorafleet.preflight.cluster.ObservedCluster.Member;
import io.aurorafleet.preflight.cluster.ObservedCluster.Money;
import io.aurorafleet.preflight.cluster.ObservedCluster.Pending;
import io.aurorafleet.preflight.cluster.ObservedCluster.Room;
import io.aurorafleet.preflight.cluster.ObservedCluster.State;
import io.aurorafleet.preflight.cluster.ObservedCluster.Tie;
import io.aurorafleet.preflight.cluster.ObservedCluster.Unasked;
import io.aurorafleet.preflight.cluster.ObservedCluster.Who;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Gathers what RDS says of a cluster, for the checks to decide on. */
final class ClusterLook {
  private static final String GROUP_ACTIONS =
      "rds:DescribeDBClusterParameterGroups, rds:DescribeDBParameterGroups,"
          + " rds:DescribeDBClusterParameters, rds:DescribeDBParameters,"
          + " rds:DescribeEngineDefaultClusterParameters, rds:DescribeEngineDefaultParameters,"
          + " rds:ListTagsForResource";

  private final EngineCatalogue catalogue;
  private final Neighbourhood around;

  @Inject
  ClusterLook(EngineCatalogue catalogue, Neighbourhood around) {
    this.catalogue = catalogue;
    this.around = around;
  }

  /** What the run is to do, as far as room and risk depend on it. */
  record Task(
      EngineVersion target, List<Hop> hops, RunModule module, RunOptions options, String run) {
    boolean major() {
      return hops.stream().anyMatch(Hop::major);
    }
  }

  /**
   * What was gathered.
   *
   * @param passing why something was not answered that may well be at the next look
   */
  record Looked(ObservedCluster cluster, List<Failure> passing) {}

  Looked look(ClusterView view, Task task, GroupLook.Groups groups, Money money) {
    Asking asking = new Asking();
    if (groups.withheld() != null) {
      asking.missed("Parameter groups", GROUP_ACTIONS, groups.withheld());
    }
    var unused = asking.answer("End of support and its costs", around.lifecycles());
    Neighbours near = new Neighbours(view, task, asking);
    Room room = room(view, task, groups, near.clonesOfOurs(), asking);
    ObservedCluster observed =
        new ObservedCluster(
            new Who(view.id().value(), view.arn(), view.version(), task.target(), task.major()),
            state(view, groups.babelfish()),
            near.around(),
            room,
            money,
            asking.unasked);
    return new Looked(observed, asking.passing);
  }

  private State state(ClusterView view, @Nullable String babelfish) {
    return new State(
        view.status(),
        view.engineMode(),
        view.members().stream().map(ClusterLook::member).toList(),
        view.pendingVersion(),
        view.pendingChanges(),
        view.tag(ClusterView.SECRET_TAG).filter(s -> !s.isBlank()).isPresent(),
        view.shape().masterSecretArn(),
        view.deletionProtection(),
        automatic(view),
        view.care().maintenanceWindow(),
        babelfish);
  }

  private static Member member(ClusterView.MemberView member) {
    boolean waiting = member.pendingReboot();
    return new Member(
        member.id(),
        member.writer(),
        member.status(),
        member.instanceClass(),
        waiting ? "pending-reboot" : member.parameterGroupStatus());
  }

  /** The newest version RDS would go to by itself. */
  private @Nullable EngineVersion automatic(ClusterView view) {
    return view.care().automaticMinorUpgrade()
        ? catalogue.engine(view.version()).stream()
            .flatMap(e -> e.targets().stream())
            .filter(EngineCatalogue.Target::automatic)
            .map(EngineCatalogue.Target::version)
            .max(Comparator.naturalOrder())
            .orElse(null)
        : null;
  }

  private Room room(
      ClusterView view, Task task, GroupLook.Groups groups, boolean cloned, Asking asking) {
    Answer<Map<Neighbourhood.Quota, Neighbourhood.Usage>> quotas = around.quotas();
    quotas.withheld().ifPresent(asking::quotas);
    List<ObservedCluster.Need> needs =
        quotas.found().map(q -> Needs.of(task, groups.toMake(), cloned, q)).orElse(List.of());
    return new Room(notOrderable(view, task.hops(), asking), needs, groups.foreign());
  }

  private Map<EngineVersion, List<String>> notOrderable(
      ClusterView view, List<Hop> hops, Asking asking) {
    List<String> classes =
        view.members().stream()
            .map(ClusterView.MemberView::instanceClass)
            .filter(c -> !c.isEmpty())
            .distinct()
            .toList();
    Map<EngineVersion, List<String>> missing = new TreeMap<>();
    for (Hop hop : hops) {
      List<String> not =
          asking.or(
              "Instance classes for " + hop.to(),
              "rds:DescribeOrderableDBInstanceOptions",
              () -> classes.stream().filter(c -> !catalogue.orderable(hop.to(), c)).toList(),
              List.of());
      if (!not.isEmpty()) {
        missing.put(hop.to(), not);
      }
    }
    return missing;
  }

  /** Collects what was not answered. */
  static final class Asking {
    private final List<Unasked> unasked = new ArrayList<>();
    private final List<Failure> passing = new ArrayList<>();

    <T> T or(String what, String action, Supplier<T> question, T otherwise) {
      try {
        return question.get();
      } catch (OutsideException e) {
        missed(what, action, e.failure());
        return otherwise;
      }
    }

    <T> Optional<T> answer(String what, Answer<T> answer) {
      answer.withheld().ifPresent(w -> missed(what, w.action(), w.failure()));
      return answer.found();
    }

    void quotas(Answer.Withheld<?> withheld) {
      missed(
          "Free quotas (a new account has 40 clusters, 40 instances, 50 parameter groups of each kind, 100 manual cluster snapshots)",
          withheld.action(),
          withheld.failure());
    }

    void missed(String what, String action, Failure why) {
      unasked.add(new Unasked(what, action, why.reason()));
      if (why.category() == Failure.Category.RETRY) {
        passing.add(why);
      }
    }
  }

  /** What concerns this cluster of what is known of all. */
  private final class Neighbours {
    private final ClusterView view;
    private final Task task;
    private final Asking asking;
    private final List<Neighbourhood.Sharer> sharers;

    Neighbours(ClusterView view, Task task, Asking asking) {
      this.view = view;
      this.task = task;
      this.asking = asking;
      String group = view.cloneGroup();
      this.sharers =
          group == null
              ? List.of()
              : asking
                  .answer("Clones of the volume", around.sharers())
                  .map(all -> all.getOrDefault(group, List.of()))
                  .orElse(List.of());
    }

    /** Whether an earlier attempt of this run has made the safety clone already. */
    boolean clonesOfOurs() {
      return sharers.stream().anyMatch(s -> task.run().equals(s.tags().get(Ownership.RUN)));
    }

    Around around() {
      int others = (int) sharers.stream().filter(s -> !s.name().equals(view.id().value())).count();
      boolean clone =
          task.module() == RunModule.UPGRADE && task.options().safetyClone() && !clonesOfOurs();
      return new Around(
          view.globalCluster(),
          view.care().source(),
          view.care().replicas(),
          asking.answer("Blue/green deployments", around.deployments()).orElse(List.of()).stream()
              .filter(d -> d.source().equals(view.arn()) || d.target().equals(view.arn()))
              .filter(d -> !d.status().equals("DELETING"))
              .map(d -> new Tie(d.name(), d.status()))
              .toList(),
          asking.answer("Zero-ETL integrations", around.integrations()).orElse(List.of()).stream()
              .filter(i -> i.source().equals(view.arn()))
              .map(i -> new Tie(i.name(), i.status()))
              .toList(),
          maintenance(),
          task.options().applyMaintenance(),
          others,
          (clone ? 1 : 0) + (task.module() == RunModule.UPGRADE && task.major() ? 1 : 0));
    }

    private List<Pending> maintenance() {
      Map<String, List<Neighbourhood.Pending>> all =
          asking.answer("Pending maintenance", around.maintenance()).orElse(Map.of());
      List<Pending> ours = new ArrayList<>();
      all.getOrDefault(view.arn(), List.of()).forEach(p -> ours.add(pending(view.id().value(), p)));
      for (ClusterView.MemberView member : view.members()) {
        all.getOrDefault(member.arn(), List.of()).forEach(p -> ours.add(pending(member.id(), p)));
      }
      return ours;
    }

    private Pending pending(String resource, Neighbourhood.Pending pending) {
      return new Pending(resource, pending.action(), pending.description(), pending.by());
    }
  }
}
