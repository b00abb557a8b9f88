package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Neighbourhood;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.preflight.Capacity;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.preflight.SupportCost;
import io.aurorafleet.preflight.SupportPrices;
import io.aurorafleet.preflight.Upgrade;
import io.aurorafleet.preflight.cluster.ClusterChecks;
import io.aurorafleet.preflight.cluster.ObservedCluster.Money;
import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a cluster, and in all of its databases, with the eyes of an upgrade to a target. Changes
 * nothing. The worker's preflight and the plan of a fleet are the same look.
 */
public final class Surveyor {
  private final Ways ways;
  private final GroupLook groups;
  private final ClusterLook cluster;
  private final DatabaseLooks databases;
  private final Neighbourhood around;
  private final WorkClock clock;

  @Inject
  Surveyor(
      Ways ways,
      GroupLook groups,
      ClusterLook cluster,
      DatabaseLooks databases,
      Neighbourhood around,
      WorkClock clock) {
    this.ways = ways;
    this.groups = groups;
    this.cluster = cluster;
    this.databases = databases;
    this.around = around;
    this.clock = clock;
  }

  /**
   * Asks what concerns the whole account and Region, so that looks that begin together find it
   * asked. Needed by nobody; it saves calls before many looks at the same time.
   */
  public void prepare() {
    var unused =
        List.of(
            around.maintenance(),
            around.deployments(),
            around.integrations(),
            around.quotas(),
            around.lifecycles(),
            around.clusters(),
            around.groups(Kind.CLUSTER),
            around.groups(Kind.INSTANCE));
  }

  /**
   * Looks at one cluster. What concerns the whole account and Region is asked once for many
   * clusters and kept for a short while, so one surveyor should serve a whole fleet; it may do so
   * from many threads at the same time.
   *
   * @param view the cluster as described just now
   * @param worker names the sessions
   * @param pulse beaten while it goes on
   * @throws io.aurorafleet.cloud.call.LeaseLostException when the pulse says so
   * @throws io.aurorafleet.cloud.call.OutsideException when RDS does not tell its engine versions,
   *     without which there is no way to look along; nothing else is thrown for what AWS, a server
   *     or a database answers
   */
  public ClusterSurvey look(
      ClusterView view,
      EngineVersion target,
      RunModule module,
      RunOptions options,
      Databases.Worker worker,
      Pulse pulse) {
    Route route = ways.route(view.version(), target);
    List<Hop> hops = route.fold(there -> List.of(), ways::hops, none -> List.of());
    return look(view, target, route, hops, module, options, worker, pulse);
  }

  /** The same along hops that were chosen before, at least one. */
  public ClusterSurvey along(
      ClusterView view,
      List<Hop> hops,
      RunModule module,
      RunOptions options,
      Databases.Worker worker,
      Pulse pulse) {
    Route route =
        new Route.Found(
            hops.stream().map(h -> new Route.Leg(h.from(), h.to(), h.major())).toList());
    EngineVersion target = hops.get(hops.size() - 1).to();
    return look(view, target, route, hops, module, options, worker, pulse);
  }

  private ClusterSurvey look(
      ClusterView view,
      EngineVersion target,
      Route route,
      List<Hop> hops,
      RunModule module,
      RunOptions options,
      Databases.Worker worker,
      Pulse pulse) {
    Money money = money(view, target);
    if (hops.isEmpty()) {
      return survey(
          view, target, module, route, hops, List.of(), List.of(), null, money, List.of(),
          List.of());
    }
    pulse.beat();
    GroupLook.Groups planned = groups.look(view, hops);
    ClusterLook.Looked seen =
        cluster.look(
            view,
            new ClusterLook.Task(target, hops, module, options, worker.run()),
            planned,
            money);
    List<Finding> findings = new ArrayList<>(ClusterChecks.of(seen.cluster()));
    List<Failure> unseen = new ArrayList<>(seen.passing());
    ClusterSurvey.Contents contents = null;
    if (open(view)) {
      Upgrade upgrade =
          Upgrade.of(
              hops.get(0).from(), target, hops.stream().anyMatch(Hop::major), options.slots());
      DatabaseLooks.Looked looked = databases.look(view, upgrade, target, worker, pulse);
      findings.addAll(looked.findings());
      unseen.addAll(looked.unseen());
      contents = looked.contents();
    }
    return survey(
        view,
        target,
        module,
        route,
        hops,
        findings,
        planned.hops(),
        contents,
        money,
        unseen,
        seen.cluster().room().needs());
  }

  /** What keeps us out otherwise is a finding of the cluster already. */
  private static boolean open(ClusterView view) {
    return view.available()
        && view.writer().filter(ClusterView.MemberView::available).isPresent()
        && view.tag(ClusterView.SECRET_TAG).filter(tag -> !tag.isBlank()).isPresent();
  }

  private Money money(ClusterView view, EngineVersion target) {
    return new Money(cost(view, view.version().major()), cost(view, target.major()));
  }

  private @Nullable SupportCost cost(ClusterView view, int major) {
    Optional<Neighbourhood.Lifecycle> life =
        around.lifecycles().found().flatMap(all -> Optional.ofNullable(all.get(major)));
    Capacity capacity =
        Capacity.of(
            view.members().stream().map(ClusterView.MemberView::instanceClass).toList(),
            view.shape().serverlessMinimum());
    return life.map(
            l ->
                SupportPrices.standard()
                    .cost(
                        major,
                        l.standardEnd(),
                        l.extendedEnd(),
                        LocalDate.ofInstant(clock.now(), ZoneOffset.UTC),
                        region(view.arn()),
                        capacity))
        .orElse(null);
  }

  private static String region(String arn) {
    String[] parts = arn.split(":", -1);
    return parts.length > 3 ? parts[3] : "";
  }

  private static ClusterSurvey survey(
      ClusterView view,
      EngineVersion target,
      RunModule module,
      Route route,
      List<Hop> hops,
      List<Finding> findings,
      List<ClusterSurvey.HopGroups> groups,
      ClusterSurvey.@Nullable Contents contents,
      Money money,
      List<Failure> unseen,
      List<Need> needs) {
    return new ClusterSurvey(
        view.id(),
        view.arn(),
        view.resourceId(),
        view.status(),
        view.version(),
        target,
        module,
        view.members().stream()
            .map(
                m ->
                    new ClusterSurvey.Instance(
                        m.id(),
                        m.writer(),
                        m.status(),
                        m.instanceClass(),
                        Capacity.vcpus(m.instanceClass())))
            .toList(),
        view.tags(),
        route,
        hops,
        findings,
        groups,
        contents,
        new ClusterSurvey.Support(money.now(), money.target()),
        unseen,
        needs);
  }
}
