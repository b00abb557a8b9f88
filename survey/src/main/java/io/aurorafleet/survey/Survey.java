package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.ClusterChecks;
import io.aurorafleet.preflight.ObservedCluster;
import io.aurorafleet.preflight.Upgrade;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Runs the preflight checks on a cluster and in each of its databases; only looks. */
public final class Survey {
  private final EngineCatalogue catalogue;
  private final Sessions sessions;

  @Inject
  public Survey(EngineCatalogue catalogue, Sessions sessions) {
    this.catalogue = catalogue;
    this.sessions = sessions;
  }

  /**
   * Every finding for going these hops, at least one, from where the cluster is now.
   *
   * @param slots what the run may do with logical slots
   * @param pulse beaten between databases, as a look at many takes long
   */
  public List<Finding> findings(
      ClusterView view, List<Hop> hops, Slots slots, Databases.Worker worker, Pulse pulse) {
    List<Finding> findings = new ArrayList<>(ClusterChecks.of(observed(view, hops)));
    boolean open = view.available() && secretTag(view);
    if (open) {
      Upgrade upgrade =
          Upgrade.of(
              hops.get(0).from(),
              hops.get(hops.size() - 1).to(),
              hops.stream().anyMatch(Hop::major),
              slots);
      look(pulse, sessions.access(view, worker), upgrade, findings);
    }
    return findings;
  }

  static boolean secretTag(ClusterView view) {
    return view.tag(ClusterView.SECRET_TAG).isPresent();
  }

  private static void look(
      Pulse pulse, Sessions.Access access, Upgrade upgrade, List<Finding> findings) {
    List<Check> checks = Checks.forHop(upgrade);
    try (DatabaseSession home = access.home()) {
      run(home, null, Check.Scope.CLUSTER, checks, upgrade, findings);
    }
    for (String database : access.databases()) {
      pulse.beat();
      try (DatabaseSession session = access.open(database)) {
        run(session, database, Check.Scope.DATABASE, checks, upgrade, findings);
      }
    }
  }

  private static void run(
      DatabaseSession session,
      @Nullable String database,
      Check.Scope scope,
      List<Check> checks,
      Upgrade upgrade,
      List<Finding> findings) {
    for (Check check : checks) {
      if (check.scope() == scope) {
        Optional<Finding> finding = check.decide(upgrade, database, session.observe(check.query()));
        finding.ifPresent(findings::add);
      }
    }
  }

  private ObservedCluster observed(ClusterView view, List<Hop> hops) {
    return new ObservedCluster(
        view.id().value(),
        view.status(),
        view.engineMode(),
        view.members().stream()
            .map(m -> new ObservedCluster.Member(m.id(), m.writer(), m.status(), m.instanceClass()))
            .toList(),
        view.pendingVersion(),
        view.pendingChanges(),
        view.globalCluster(),
        secretTag(view),
        notOrderable(view, hops));
  }

  private Map<EngineVersion, List<String>> notOrderable(ClusterView view, List<Hop> hops) {
    List<String> classes =
        view.members().stream().map(ClusterView.MemberView::instanceClass).distinct().toList();
    Map<EngineVersion, List<String>> missing = new TreeMap<>();
    for (Hop hop : hops) {
      List<String> not = classes.stream().filter(c -> !catalogue.orderable(hop.to(), c)).toList();
      if (!not.isEmpty()) {
        missing.put(hop.to(), not);
      }
    }
    return missing;
  }
}
