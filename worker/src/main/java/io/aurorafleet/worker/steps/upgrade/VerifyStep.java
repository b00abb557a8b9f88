package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.readers.Followers;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks a second time, at least the settling time after the first, that cluster and members are at
 * the new version and available, and asks the server itself which version it is. It only looks, so
 * it may be called again at any time.
 */
public final class VerifyStep implements Step {
  private static final Pattern MAJOR = Pattern.compile("(\\d+).*");

  private final Sight sight;
  private final Sessions sessions;
  private final UpgradeEvidence evidence;
  private final Tempo tempo;

  @Inject
  VerifyStep(Sight sight, Sessions sessions, UpgradeEvidence evidence, Tempo tempo) {
    this.sight = sight;
    this.sessions = sessions;
    this.evidence = evidence;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "verify";
  }

  @Override
  public Budget budget() {
    return Budget.PATIENT;
  }

  @Override
  public Outcome advance(Visit visit) {
    Hop hop = visit.hop();
    ClusterView whole = sight.of(visit);
    ClusterView view = Followers.of(visit, whole);
    if (!at(view, hop)) {
      return Statuses.unsteady(view, visit.inStep(), tempo)
          .orElseGet(
              () ->
                  visit.inStep().compareTo(tempo.startDeadline()) > 0
                      ? Outcome.failed(elsewhere(view, hop))
                      : Outcome.waiting("every member to show " + hop.to(), tempo.look()));
    }
    if (visit.inStep().compareTo(tempo.settle()) < 0) {
      return Outcome.waiting("a second look at the upgraded cluster", tempo.settle());
    }
    try (DatabaseSession home = sessions.access(view, visit.worker()).home()) {
      String version = home.serverVersion();
      Optional<Failure> wrong = wrong(view, hop, version);
      if (wrong.isPresent()) {
        return Outcome.failed(wrong.get());
      }
      visit.log(
          LogNames.EXECUTION, "Upgraded to %s; the server says %s.".formatted(hop.to(), version));
      Others.note(visit, whole);
      List<Fact> facts = new ArrayList<>();
      facts.add(new Fact.Upgraded(visit.now(), visit.hopNumber(), view.version(), version));
      evidence.snapshot(visit, hop).ifPresent(facts::add);
      return new Outcome.Done(facts);
    }
  }

  /** Target version everywhere, all available, nothing pending. */
  static boolean at(ClusterView view, Hop hop) {
    return view.settled()
        && view.version().equals(hop.to())
        && view.members().stream().map(MemberView::version).allMatch(hop.to()::equals);
  }

  /** The server's own word on its major version, which RDS's description cannot stand for. */
  static Optional<Failure> wrong(ClusterView view, Hop hop, String serverVersion) {
    Matcher major = MAJOR.matcher(serverVersion);
    boolean right = major.matches() && Integer.parseInt(major.group(1)) == hop.to().major();
    return right
        ? Optional.empty()
        : Optional.of(
            Failure.fix(
                "server-version",
                "RDS shows cluster %s at %s, but its writer says it is %s"
                    .formatted(view.id(), hop.to(), serverVersion),
                "Look at the cluster in the RDS console and ask AWS Support; then requeue"));
  }

  private static Failure elsewhere(ClusterView view, Hop hop) {
    return Failure.fix(
        "version-not-reached",
        "Cluster %s showed %s and then no longer: cluster at %s, members at %s"
            .formatted(
                view.id(),
                hop.to(),
                view.version(),
                Words.list(view.members().stream().map(MemberView::version).toList())),
        "Look at the cluster's events in the RDS console, then requeue");
  }
}
