package io.aurorafleet.worker.steps.upgrade;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ParameterGroups;
import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.survey.Survey;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.gate.Pause;
import io.aurorafleet.worker.steps.groups.GroupMaker;
import io.aurorafleet.worker.steps.readiness.Findings;
import io.aurorafleet.worker.steps.readiness.Rerouting;
import io.aurorafleet.worker.steps.rules.Statuses;
import io.aurorafleet.worker.steps.rules.Words;
import io.aurorafleet.worker.steps.slots.SlotDrop;
import io.aurorafleet.worker.steps.slots.Subscriptions;
import io.aurorafleet.worker.steps.wayback.SafetyClone;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last look before the commit point, in the visit that makes the call: everything that may have
 * changed since it was first looked at. What it objects to stops the call.
 */
final class LastLook {
  private static final String PREPARED =
      "SELECT gid, database FROM pg_catalog.pg_prepared_xacts ORDER BY prepared";

  private final ParameterGroups groups;
  private final SafetyClone clone;
  private final Sessions sessions;
  private final Survey survey;
  private final Subscriptions subscriptions;
  private final Pause pause;
  private final Rerouting rerouting;
  private final Tempo tempo;

  @Inject
  LastLook(
      ParameterGroups groups,
      SafetyClone clone,
      Sessions sessions,
      Survey survey,
      Subscriptions subscriptions,
      Pause pause,
      Rerouting rerouting,
      Tempo tempo) {
    this.groups = groups;
    this.clone = clone;
    this.sessions = sessions;
    this.survey = survey;
    this.subscriptions = subscriptions;
    this.pause = pause;
    this.rerouting = rerouting;
    this.tempo = tempo;
  }

  /** Empty when the call may be made; then no logical slot is left either. */
  Optional<Outcome> objection(Visit visit, ClusterView view, Hop hop) {
    return Statuses.unsteady(view, visit.inStep(), tempo)
        .or(() -> rerouting.need(visit, view, hop))
        .or(() -> comingVersion(visit, view))
        .or(() -> pending(view).map(Outcome::failed))
        .or(() -> Others.beforeTheCall(visit, view))
        .or(() -> hop.major() ? groupMissing(visit).map(Outcome::failed) : Optional.empty())
        .or(() -> cloneMissing(visit))
        .or(() -> databases(visit, view, hop));
  }

  /** An upgrade that is not ours and just about to begin shows as pending for some moments. */
  private Optional<Outcome> comingVersion(Visit visit, ClusterView view) {
    boolean soon = visit.inStep().compareTo(tempo.startDeadline()) < 0;
    return view.pendingVersion() != null && soon
        ? Optional.of(
            Outcome.waiting(
                "the version somebody else asked for (" + Statuses.states(view) + ")",
                tempo.look()))
        : Optional.empty();
  }

  /** Changes that an immediate modify would apply too. */
  static Optional<Failure> pending(ClusterView view) {
    if (view.pendingVersion() != null || !view.pendingChanges().isEmpty()) {
      return Optional.of(
          Failure.fix(
              "pending-changes",
              "Cluster %s has pending changes, which the upgrade would apply too: %s"
                  .formatted(
                      view.id(),
                      view.pendingVersion() == null
                          ? Words.list(view.pendingChanges())
                          : "engine version " + view.pendingVersion()),
              "Apply or withdraw them, then requeue"));
    }
    return Optional.empty();
  }

  private Optional<Failure> groupMissing(Visit visit) {
    Fact.GroupsReady ready =
        visit.checkpoint().all(Fact.GroupsReady.class).stream()
            .filter(g -> g.hop() == visit.hopNumber())
            .reduce((a, b) -> b)
            .orElseThrow(() -> new IllegalStateException("A major hop without parameter groups"));
    return missing(visit, Kind.CLUSTER, ready.clusterGroup())
        .or(
            () ->
                Stream.concat(
                        Stream.of(ready.instanceGroup()),
                        ready.members().stream().map(MemberGroup::group))
                    .distinct()
                    .flatMap(name -> missing(visit, Kind.INSTANCE, name).stream())
                    .findFirst());
  }

  /** Behind the commit point a requeued attempt does not pass the step that makes groups. */
  private Optional<Failure> missing(Visit visit, Kind kind, String name) {
    Hop hop = visit.hop();
    boolean there =
        GroupMaker.isDefault(name)
            || groups.find(kind, name).filter(g -> g.family().equals(hop.family())).isPresent();
    return there
        ? Optional.empty()
        : Optional.of(
            Failure.fix(
                "parameter-group-missing",
                "Parameter group %s of family %s, made for cluster %s, is not there any more"
                    .formatted(name, hop.family(), visit.cluster()),
                visit.checkpoint().committed()
                    ? "Create a DB %sparameter group of that name and family with the values wanted, then requeue"
                        .formatted(kind == Kind.CLUSTER ? "cluster " : "")
                    : "Requeue it: the group is made anew from the one in use"));
  }

  private Optional<Outcome> cloneMissing(Visit visit) {
    Outcome outcome = clone.ensure(visit);
    if (!(outcome instanceof Outcome.Done done)) {
      return Optional.of(outcome);
    }
    boolean known =
        done.facts().stream().anyMatch(f -> f instanceof Fact.CloneReady r && known(visit, r));
    if (!known) {
      done.facts().forEach(visit::remember);
    }
    return Optional.empty();
  }

  private static boolean known(Visit visit, Fact.CloneReady ready) {
    return visit
        .latest(Fact.CloneReady.class)
        .filter(k -> Objects.equals(k.cloneId(), ready.cloneId()))
        .isPresent();
  }

  private Optional<Outcome> databases(Visit visit, ClusterView view, Hop hop) {
    if (visit.hopNumber() > 0 || visit.checkpoint().attempt() > 1) {
      List<Finding> findings =
          survey.findings(
              view, List.of(hop), visit.options().slots(), visit.worker(), visit.pulse());
      Optional<Failure> blocked = Findings.failure(visit.cluster(), findings);
      if (blocked.isPresent()) {
        return blocked.map(Outcome::failed);
      }
      boolean told =
          visit.checkpoint().all(Fact.PreflightPassed.class).stream()
              .anyMatch(p -> p.hop() == visit.hopNumber() && p.findings().equals(findings));
      if (!told) {
        visit.remember(new Fact.PreflightPassed(visit.now(), visit.hopNumber(), findings));
      }
    }
    Sessions.Access access = sessions.access(view, visit.worker());
    try (DatabaseSession home = access.home()) {
      List<Map<String, String>> prepared = hop.major() ? home.observe(PREPARED) : List.of();
      if (!prepared.isEmpty()) {
        return Optional.of(Outcome.failed(prepared(visit.cluster(), prepared)));
      }
    }
    Optional<Outcome> stopped = pause.objection(visit);
    if (stopped.isPresent()) {
      return stopped;
    }
    if (!hop.major()) {
      return Optional.empty();
    }
    subscriptions.disable(visit, access);
    return SlotDrop.clear(visit, access, hop);
  }

  private static Failure prepared(ClusterId cluster, List<Map<String, String>> rows) {
    List<String> names =
        rows.stream().map(r -> "%s in %s".formatted(r.get("gid"), r.get("database"))).toList();
    return Failure.fix(
        "prepared-transactions",
        "Cluster %s has prepared transactions, with which pg_upgrade refuses to begin: %s"
            .formatted(cluster, Words.list(names)),
        "In each database: COMMIT PREPARED or ROLLBACK PREPARED, then requeue");
  }
}
