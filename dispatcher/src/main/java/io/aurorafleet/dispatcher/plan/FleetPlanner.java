package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.cloud.call.CallerIdentity;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.config.Settings;
import io.aurorafleet.dispatcher.dispatch.Selection;
import io.aurorafleet.dispatcher.dispatch.TargetVersion;
import io.aurorafleet.preflight.SupportPrices;
import io.aurorafleet.report.plan.ClusterPlans;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.FleetRoom;
import io.aurorafleet.report.plan.PlannedCluster;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds the clusters and has each of them looked at. Reads only: of RDS what describes, of the
 * databases what their catalogs say, of the bucket and the queues nothing.
 */
public final class FleetPlanner {
  private final CallerIdentity identity;
  private final Clusters clusters;
  private final EngineCatalogue catalogue;
  private final Looks looks;
  private final WorkClock clock;
  private final Settings settings;

  @Inject
  FleetPlanner(
      CallerIdentity identity,
      Clusters clusters,
      EngineCatalogue catalogue,
      Looks looks,
      WorkClock clock,
      Settings settings) {
    this.identity = identity;
    this.clusters = clusters;
    this.catalogue = catalogue;
    this.looks = looks;
    this.clock = clock;
    this.settings = settings;
  }

  /**
   * The plan. A cluster that cannot be looked at is a line of it.
   *
   * @throws CommandException for what the user has to ask otherwise
   * @throws io.aurorafleet.cloud.call.OutsideException when the clusters cannot even be listed
   */
  FleetPlan plan(PlanRequest request, PlanWatcher watcher) {
    String account = identity.ask().account();
    if (catalogue.engine(request.target()).isEmpty()) {
      throw TargetVersion.unknown(request.target(), settings.region());
    }
    List<ClusterView> all = clusters.all();
    Map<ClusterId, ClusterView> views =
        all.stream().collect(Collectors.toMap(ClusterView::id, Function.identity()));
    refuseUnknown(request, views);
    Selection selection = Selection.of(all, request::asksFor);
    if (selection.chosen().isEmpty() && selection.skipped().isEmpty()) {
      throw nothing(request, all.size(), account);
    }
    List<Looks.Seen> seen = looks.at(subjects(selection, views, request), request, watcher);
    List<PlannedCluster> planned = new ArrayList<>(seen.stream().map(Looks.Seen::cluster).toList());
    selection
        .skipped()
        .forEach(
            s ->
                planned.add(
                    ClusterPlans.leftOut(
                        Objects.requireNonNull(views.get(s.cluster())),
                        request.target(),
                        s.reason())));
    return FleetPlan.of(
        clock.now(),
        null,
        account,
        settings.region(),
        request.tag().map(Object::toString).orElse(""),
        request.module(),
        request.target(),
        request.options(),
        SupportPrices.standard().said(settings.region()),
        planned,
        FleetRoom.of(seen.stream().map(Looks.Seen::needs).toList(), request.options().inFlight()));
  }

  private static List<Looks.Subject> subjects(
      Selection selection, Map<ClusterId, ClusterView> views, PlanRequest request) {
    List<Looks.Subject> subjects = new ArrayList<>();
    for (Manifest.Entry entry : selection.chosen()) {
      subjects.add(
          new Looks.Subject(
              Objects.requireNonNull(views.get(entry.cluster())),
              Objects.requireNonNullElse(entry.target(), request.target()),
              entry.wave()));
    }
    return subjects;
  }

  /** A misspelt name would else be missing silently. */
  private void refuseUnknown(PlanRequest request, Map<ClusterId, ClusterView> views) {
    TreeSet<ClusterId> unknown = new TreeSet<>(request.names());
    unknown.removeAll(views.keySet());
    if (!unknown.isEmpty()) {
      throw CommandException.badInput(
          "no-such-cluster",
          "There is no Aurora PostgreSQL cluster %s in %s."
              .formatted(
                  unknown.stream().map(ClusterId::value).collect(Collectors.joining(", ")),
                  settings.region()),
          "See `aws rds describe-db-clusters`; check Region, account and spelling.");
    }
  }

  private CommandException nothing(PlanRequest request, int seen, String account) {
    return CommandException.badInput(
        "nothing-found",
        "Found no cluster to plan for: looked for %s on the %d clusters of engine aurora-postgresql in %s of account %s."
            .formatted(
                request.tag().map(t -> "tag " + t).orElse("the names given"),
                seen,
                settings.region(),
                account),
        "Name clusters, tag them (aws rds add-tags-to-resource), or give the tag they have with --tag key=value; check Region and account.");
  }
}
