package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.steps.rules.Sight;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * After the last hop, before the cluster is declared open: brings dropped slots back where the run
 * is to, and switches subscriptions on again. Under DROP the slots' consumers start anew, and the
 * report names them. Done again, it brings back only what is still missing.
 */
public final class SlotsBackStep implements Step {
  private final Sight sight;
  private final Sessions sessions;
  private final SlotsBack slots;
  private final Subscriptions subscriptions;

  @Inject
  SlotsBackStep(Sight sight, Sessions sessions, SlotsBack slots, Subscriptions subscriptions) {
    this.sight = sight;
    this.sessions = sessions;
    this.slots = slots;
    this.subscriptions = subscriptions;
  }

  @Override
  public String name() {
    return "slots-back";
  }

  @Override
  public Budget budget() {
    return Budget.PATIENT;
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    List<Fact> facts = new ArrayList<>();
    slots(visit, view).ifPresent(facts::add);
    if (!Subscriptions.outstanding(visit.checkpoint()).isEmpty()) {
      boolean refresh = visit.need(Fact.PathChosen.class).hops().get(0).from().major() < 17;
      facts.add(subscriptions.enable(visit, sessions.access(view, visit.worker()), refresh));
    }
    return new Outcome.Done(facts);
  }

  private Optional<Fact.SlotsBack> slots(Visit visit, ClusterView view) {
    SlotBook book = SlotBook.of(visit.checkpoint());
    RunOptions.Slots option = visit.options().slots();
    if (option == RunOptions.Slots.RECREATE && !book.outstanding().isEmpty()) {
      return Optional.of(slots.create(visit, view));
    }
    return option == RunOptions.Slots.KEEP && !book.known().isEmpty()
        ? Optional.of(slots.kept(visit, view))
        : Optional.empty();
  }
}
