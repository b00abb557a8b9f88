package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Brings dropped slots back when the attempt failed after dropping them, whatever the option: the
 * cluster goes on as it was. What cannot be brought back is named.
 */
final class SlotsReturnStep implements Step {
  private final Sight sight;
  private final SlotsBack slots;
  private final Tempo tempo;

  @Inject
  SlotsReturnStep(Sight sight, SlotsBack slots, Tempo tempo) {
    this.sight = sight;
    this.slots = slots;
    this.tempo = tempo;
  }

  @Override
  public String name() {
    return "slots-return";
  }

  @Override
  public Outcome advance(Visit visit) {
    List<Slot> missing = SlotBook.of(visit.checkpoint()).missing();
    if (visit.checkpoint().failure() == null || missing.isEmpty()) {
      return Outcome.done();
    }
    AtomicReference<Outcome> outcome = new AtomicReference<>();
    return ExitGuard.attempt(
            visit, "bring replication slots back", () -> outcome.set(bring(visit, sight.of(visit))))
        .map(why -> named(visit, missing, why))
        .orElseGet(outcome::get);
  }

  private Outcome bring(Visit visit, ClusterView view) {
    boolean patient = visit.inStep().compareTo(tempo.startDeadline()) < 0;
    return !Statuses.steady(view) && patient
        ? Outcome.waiting(
            "the cluster to take its replication slots back (" + Statuses.states(view) + ")",
            tempo.look())
        : Outcome.done(slots.create(visit, view));
  }

  private static Outcome named(Visit visit, List<Slot> missing, String why) {
    List<String> failed = missing.stream().map(s -> s.name() + ": " + why).toList();
    failed.forEach(f -> visit.log(LogNames.SLOTS, "Not brought back: " + f));
    return Outcome.done(new Fact.SlotsBack(visit.now(), List.of(), failed, -1, List.of()));
  }
}
