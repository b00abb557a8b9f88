package io.aurorafleet.report.plan;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.preflight.Capacity;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.preflight.SupportPrices;
import io.aurorafleet.preflight.UpgradePath;
import io.aurorafleet.survey.ClusterSurvey;
import io.aurorafleet.survey.ClusterSurvey.Contents;
import io.aurorafleet.survey.ClusterSurvey.Database;
import io.aurorafleet.survey.ClusterSurvey.HopGroups;
import io.aurorafleet.survey.ClusterSurvey.Instance;
import io.aurorafleet.survey.ClusterSurvey.Support;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Surveys as a surveyor would bring them home, and plans made of them. */
final class Given {
  static final LocalDate TODAY = LocalDate.parse("2026-11-22");
  static final Instant NOW = Instant.parse("2026-11-22T21:00:00Z");
  static final EngineVersion V17 = new EngineVersion("17.7");
  static final String HOSTILE = "<img src=x onerror=alert(1)>\"';--\u202e";

  private static final Map<Integer, String> STANDARD_END =
      Map.of(
          13, "2026-02-28", 14, "2027-02-28", 15, "2028-02-29", 16, "2029-02-28", 17, "2030-02-28");

  private Given() {}

  static ClusterView view(String id, String version) {
    return view(id, version, Map.of(), null);
  }

  static ClusterView view(
      String id, String version, Map<String, String> tags, @Nullable String secret) {
    return new ClusterView(
        new ClusterId(id),
        "arn:aws:rds:eu-central-1:123456789012:cluster:" + id,
        "cluster-" + id.toUpperCase(java.util.Locale.ROOT),
        "available",
        new EngineVersion(version),
        "provisioned",
        id + ".example",
        5432,
        null,
        "custom",
        List.of(),
        null,
        List.of(),
        null,
        null,
        true,
        List.of(),
        tags,
        new ClusterView.Shape(
            null, List.of(), false, null, null, null, true, 7, null, true, null, null, secret,
            List.of()));
  }

  static Route found(String from, String... to) {
    return new Route.Found(
        hops(from, to).stream().map(h -> new Route.Leg(h.from(), h.to(), h.major())).toList());
  }

  static List<Hop> hops(String from, String... to) {
    List<Hop> hops = new java.util.ArrayList<>();
    EngineVersion at = new EngineVersion(from);
    for (String next : to) {
      EngineVersion then = new EngineVersion(next);
      hops.add(new Hop(at, then, at.major() != then.major(), "aurora-postgresql" + then.major()));
      at = then;
    }
    return hops;
  }

  static ClusterSurvey survey(
      ClusterView view, Route route, List<Finding> findings, @Nullable Contents contents) {
    List<Hop> hops =
        route.fold(
            there -> List.of(),
            found -> found.legs().stream().map(Given::hop).toList(),
            none -> List.of());
    return new ClusterSurvey(
        view.id(),
        view.arn(),
        view.resourceId(),
        view.status(),
        view.version(),
        V17,
        RunModule.UPGRADE,
        List.of(new Instance(view.id() + "-1", true, "available", "db.r6g.4xlarge", 16)),
        view.tags(),
        route,
        hops,
        findings,
        groups(hops),
        contents,
        new Support(cost(view.version().major()), cost(17)));
  }

  private static Hop hop(Route.Leg leg) {
    return new Hop(leg.from(), leg.to(), leg.major(), "aurora-postgresql" + leg.to().major());
  }

  private static io.aurorafleet.preflight.@Nullable SupportCost cost(int major) {
    String end = STANDARD_END.get(major);
    return end == null
        ? null
        : SupportPrices.standard()
            .cost(
                major,
                LocalDate.parse(end),
                LocalDate.parse(end).plusYears(3),
                TODAY,
                "us-east-1",
                new Capacity(16, 0));
  }

  private static List<HopGroups> groups(List<Hop> hops) {
    for (int i = 0; i < hops.size(); i++) {
      if (hops.get(i).major()) {
        return List.of(
            new HopGroups(
                i,
                "fleet-17-c",
                "fleet-17-i",
                List.of(new MemberGroup("reader", "own", "fleet-17-own")),
                List.of(
                    change("work_mem", "65536", "65536", ParameterChange.Change.KEPT, ""),
                    change(
                        "vacuum_defer_cleanup_age",
                        "1000",
                        null,
                        ParameterChange.Change.DROPPED,
                        "17 has no such parameter"),
                    change("log_line_prefix", HOSTILE, HOSTILE, ParameterChange.Change.KEPT, ""))));
      }
    }
    return List.of();
  }

  private static ParameterChange change(
      String name, String from, @Nullable String to, ParameterChange.Change change, String why) {
    return new ParameterChange(
        ParameterChange.Kind.CLUSTER, "custom", name, from, null, to, change, true, why);
  }

  static Finding finding(Severity severity, String check, String... details) {
    return new Finding(
        check,
        severity,
        severity == Severity.BLOCKER ? HOSTILE : null,
        "It means something for the upgrade.",
        List.of(details),
        "Mend it:\nDROP TABLE " + HOSTILE + ";",
        "pg_upgrade");
  }

  /** Databases in which nothing stands in blue/green's way, but for what {@code change} says. */
  static Contents contents(long tables, int databases) {
    List<Database> all = new java.util.ArrayList<>();
    for (int i = 0; i < databases; i++) {
      all.add(database("db" + i, tables / databases, 0, 0, 0, 0, 0, Map.of("plpgsql", "1.0")));
    }
    return new Contents(all, 0, 0, 1000, "replica");
  }

  static Database database(
      String name,
      long tables,
      long withoutKey,
      long unlogged,
      long views,
      long largeObjects,
      long subscriptions,
      Map<String, String> extensions) {
    return new Database(
        name,
        tables * 8192,
        tables,
        withoutKey,
        unlogged,
        0,
        views,
        largeObjects,
        0,
        subscriptions,
        extensions);
  }

  static PlannedCluster planned(ClusterView view, ClusterSurvey survey) {
    return ClusterPlans.of(view, Wave.SECOND, survey, RunOptions.defaults(), TODAY);
  }

  static FleetPlan plan(List<PlannedCluster> clusters) {
    return FleetPlan.of(
        NOW,
        null,
        "123456789012",
        "eu-central-1",
        "UpgradeDB=Y",
        RunModule.UPGRADE,
        V17,
        RunOptions.defaults(),
        SupportPrices.standard().said("us-east-1"),
        clusters);
  }

  static PlannedCluster ready(String id) {
    ClusterView view = view(id, "13.23");
    return planned(view, survey(view, found("13.23", "17.7"), List.of(), contents(100, 2)));
  }

  static PlannedCluster blocked(String id) {
    ClusterView view = view(id, "14.22");
    return planned(
        view,
        survey(
            view,
            found("14.22", "17.7"),
            List.of(
                finding(Severity.BLOCKER, "prepared-transactions", HOSTILE),
                finding(Severity.WARNING, "views"),
                finding(Severity.INFO, "xid-age")),
            contents(100, 2)));
  }

  static PlannedCluster there(String id) {
    ClusterView view = view(id, "17.7");
    return planned(view, survey(view, new Route.AlreadyThere(V17), List.of(), null));
  }

  static PlannedCluster noWay(String id) {
    ClusterView view = view(id, "13.9");
    UpgradePath.Target only = new UpgradePath.Target(new EngineVersion("13.23"), false);
    return planned(view, survey(view, new Route.None(List.of(only)), List.of(), null));
  }
}
