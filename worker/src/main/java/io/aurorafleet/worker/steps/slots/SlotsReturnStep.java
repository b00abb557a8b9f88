package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.contracts.checkpoint.Subscription;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.ExitGuard;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Statuses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Brings dropped slots back when the attempt failed after dropping them, whatever the option: the
 * cluster goes on as it was. What cannot be brought back is named. Done again, it brings back only
 * what is still missing.
 */
public final class SlotsReturnStep implements Step {
  private final Sight sight;
  private final Sessions sessions;
  private final SlotsBack slots;
  private final Subscriptions subscriptions;
  private final Tempo tempo;

  @Inject
  SlotsReturnStep(
      Sight sight, Sessions sessions, SlotsBack slots, Subscriptions subscriptions, Tempo tempo) {
    this.sight = sight;
    this.sessions = sessions;
    this.slots = slots;
    this.subscriptions = subscriptions;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "slots-return";
  }

  @Override
  public Outcome advance(Visit visit) {
    List<Slot> missing = SlotBook.of(visit.checkpoint()).missing();
    List<Subscription> off = Subscriptions.outstanding(visit.checkpoint());
    if (visit.checkpoint().failure() == null || (missing.isEmpty() && off.isEmpty())) {
      return Outcome.done();
    }
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    return ExitGuard.attempt(
            visit,
            "bring replication slots and subscriptions back",
            () -> outcome.set(bring(visit, sight.of(visit))))
        .map(why -> named(visit, missing, off, why))
        .orElseGet(outcome::get);
  }

  private Outcome bring(Visit visit, ClusterView view) {
    boolean patient = visit.inStep().compareTo(tempo.startDeadline()) < 0;
    return !Statuses.steady(view) && patient
        ? Outcome.waiting(
            "the cluster to take its replication slots back (" + Statuses.states(view) + ")",
            tempo.look())
        : Outcome.done(
            slots.create(visit, view),
            subscriptions.enable(visit, sessions.access(view, visit.worker()), false));
  }

  private static Outcome named(
      Visit visit, List<Slot> missing, List<Subscription> off, String why) {
    List<String> slots = missing.stream().map(s -> s.name() + ": " + why).toList();
    List<String> subscriptions = off.stream().map(s -> s + ": " + why).toList();
    slots.forEach(f -> visit.log(LogNames.SLOTS, "Slot not brought back: " + f));
    subscriptions.forEach(f -> visit.log(LogNames.SLOTS, "Subscription still off: " + f));
    return Outcome.done(
        new Fact.SlotsBack(visit.now(), List.of(), slots, -1, List.of()),
        new Fact.SubscriptionsEnabled(visit.now(), List.of(), subscriptions));
  }
}
