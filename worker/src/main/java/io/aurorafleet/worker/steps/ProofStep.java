package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Proves the upgrade by the databases themselves: everything they held before is there, at the
 * target version. Fewer rows are a failure, because nothing here can tell a deletion by a client
 * from a loss.
 */
final class ProofStep implements Step {
  private final Sight sight;
  private final Sessions sessions;

  @Inject
  ProofStep(Sight sight, Sessions sessions) {
    this.sight = sight;
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "proof";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    Sessions.Access access = sessions.access(view, visit.worker());
    BaselineStep.States states = BaselineStep.states(visit, access);
    Proof proof =
        Proof.of(visit.need(Fact.Baseline.class).databases(), states.databases(), outdated(access));
    visit.remember(
        new Fact.Proven(
            visit.now(), states.serverVersion(), states.databases(), proof.warnings(), List.of()));
    proof.warnings().forEach(w -> visit.log(LogNames.EXECUTION, "Warning: " + w + "."));
    if (!view.version().equals(visit.order().target())) {
      return Outcome.failed(
          Failure.bug(
              "not-at-target",
              "Cluster %s is at %s at the end, not at %s"
                  .formatted(view.id(), view.version(), visit.order().target())));
    }
    if (!proof.losses().isEmpty()) {
      return Outcome.failed(lost(visit, proof));
    }
    visit.log(LogNames.EXECUTION, "Proven: everything held before the upgrade is there.");
    return Outcome.done();
  }

  private static Failure lost(Visit visit, Proof proof) {
    return Failure.fix(
            "rows-missing",
            "Cluster %s is upgraded, but holds less than before: %s"
                .formatted(visit.cluster(), Words.list(proof.losses())),
            "If clients deleted it meanwhile, all is well: requeue to prove again. Else compare with the safety clone before anything is written")
        .withEvidence(proof.losses());
  }

  private static Map<String, Map<String, String>> outdated(Sessions.Access access) {
    Map<String, Map<String, String>> outdated = new TreeMap<>();
    for (String database : access.databases()) {
      try (DatabaseSession session = access.open(database)) {
        outdated.put(database, session.outdatedExtensions());
      }
    }
    return outdated;
  }
}
