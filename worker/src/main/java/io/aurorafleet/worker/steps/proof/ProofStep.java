package io.aurorafleet.worker.steps.proof;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.checkpoint.ProofItem.Verdict;
import io.aurorafleet.contracts.proof.Inventory;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.proof.Proof;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Proves the upgrade by the databases themselves: everything they held before is there, at the
 * target version, on every instance. What is gone is a failure, because nothing here can tell a
 * deletion by a client from a loss; an operator who can requeues, and has accepted it. Done again,
 * it compares with the same inventory of before.
 */
public final class ProofStep implements Step {
  private final Sight sight;
  private final Sessions sessions;
  private final Inventories inventories;
  private final VerifyScript script;

  @Inject
  ProofStep(Sight sight, Sessions sessions, Inventories inventories, VerifyScript script) {
    this.sight = sight;
    this.sessions = sessions;
    this.inventories = inventories;
    this.script = script;
  }

  @Override
  public String name() {
    return "proof";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    Sessions.Access access = sessions.access(view, visit.worker());
    Inventory before = inventories.before(visit);
    Inventory after = inventories.take(visit, access, Optional.of(before));
    inventories.save(visit, Inventories.AFTER, after);
    Proof proof =
        Proof.of(before, after)
            .and(versions(visit, view, access))
            .and(outdated(access))
            .and(script(visit, access))
            .accepting(seen(visit));
    proof.items().forEach(i -> visit.log(LogNames.PROOF, i.verdict() + " " + Proof.line(i)));
    visit.remember(
        new Fact.Proven(
            visit.now(),
            after.serverVersion(),
            after.states(),
            proof.warnings().stream().map(Proof::line).toList(),
            proof.items()));
    if (!proof.failures().isEmpty()) {
      return Outcome.failed(failed(visit, view, proof.failures()));
    }
    visit.log(
        LogNames.EXECUTION,
        "Proof: %s, %d comparison(s), %d warning(s)."
            .formatted(proof.verdict(), proof.items().size(), proof.warnings().size()));
    return Outcome.done();
  }

  /** RDS's word and each instance's own; one we cannot reach is told, not passed over. */
  private List<ProofItem> versions(Visit visit, ClusterView view, Sessions.Access access) {
    EngineVersion target = visit.order().target();
    List<ProofItem> items = new ArrayList<>();
    items.add(version("cluster " + view.id(), view.version().value(), target.value()));
    for (ClusterView.MemberView member : view.members()) {
      items.add(version("instance " + member.id(), member.version().value(), target.value()));
      InstanceLook.serverVersion(access, member)
          .fold(
              said ->
                  items.add(
                      version(
                          "server of instance " + member.id(),
                          InstanceLook.major(said),
                          Integer.toString(target.major()))),
              why ->
                  items.add(
                      new ProofItem(
                          Verdict.WARN,
                          "version",
                          null,
                          "instance %s was not asked itself: %s".formatted(member.id(), why))));
    }
    return items;
  }

  private static ProofItem version(String what, String is, String wanted) {
    return is.equals(wanted)
        ? new ProofItem(Verdict.PASS, "version", null, what + " is at " + is)
        : new ProofItem(
            Verdict.FAIL, "version", null, "%s is at %s, not at %s".formatted(what, is, wanted));
  }

  private static List<ProofItem> outdated(Sessions.Access access) {
    List<ProofItem> items = new ArrayList<>();
    for (String database : access.databases()) {
      try (DatabaseSession session = access.open(database)) {
        session
            .outdatedExtensions()
            .forEach(
                (name, version) ->
                    items.add(
                        new ProofItem(
                            Verdict.WARN,
                            "extensions",
                            database,
                            "extension %s is not at the server's version %s"
                                .formatted(name, version))));
      }
    }
    return items;
  }

  private List<ProofItem> script(Visit visit, Sessions.Access access) {
    if (!visit.options().verifySql()) {
      return List.of();
    }
    List<String> wrong = script.wrong(visit, access);
    return wrong.isEmpty()
        ? List.of(new ProofItem(Verdict.PASS, "verify-sql", null, "the run's script holds"))
        : wrong.stream().map(w -> new ProofItem(Verdict.FAIL, "verify-sql", null, w)).toList();
  }

  /** Failures that an operator has had before her eyes when she requeued. */
  private static List<ProofItem> seen(Visit visit) {
    Instant requeued = visit.latest(Fact.Requeued.class).map(Fact.Requeued::at).orElse(Instant.MIN);
    return visit.checkpoint().all(Fact.Proven.class).stream()
        .filter(p -> p.at().isBefore(requeued))
        .flatMap(p -> p.items().stream())
        .filter(i -> i.verdict() == Verdict.FAIL || i.what().endsWith("(accepted by the requeue)"))
        .map(ProofStep::asFirstSeen)
        .toList();
  }

  private static ProofItem asFirstSeen(ProofItem item) {
    String what = item.what().replace(" (accepted by the requeue)", "");
    return new ProofItem(Verdict.FAIL, item.check(), item.database(), what);
  }

  private static Failure failed(Visit visit, ClusterView view, List<ProofItem> failures) {
    List<String> lines = failures.stream().map(Proof::line).toList();
    boolean version = failures.stream().anyMatch(f -> f.check().equals("version"));
    return version
        ? Failure.bug(
                "not-at-target",
                "Cluster %s is not at %s at the end: %s"
                    .formatted(view.id(), visit.order().target(), Words.list(lines)))
            .withEvidence(lines)
        : Failure.fix(
                "proof-failed",
                "Cluster %s is upgraded, but the proof fails: %s"
                    .formatted(visit.cluster(), Words.list(lines)),
                "Compare with the safety clone before more is written. If clients did it and all is well, requeue: what is listed here is then accepted, and anything else is not. A failing verification script must hold first")
            .withEvidence(lines);
  }
}
