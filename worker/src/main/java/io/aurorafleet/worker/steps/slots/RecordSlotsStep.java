package io.aurorafleet.worker.steps.slots;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Sight;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Writes down the logical replication slots and what their owners should do. Drops none: that
 * happens last before the commit point, if allowed. Done again, it records them as they are then.
 */
public final class RecordSlotsStep implements Step {
  private final Sight sight;
  private final Sessions sessions;

  @Inject
  RecordSlotsStep(Sight sight, Sessions sessions) {
    this.sight = sight;
    this.sessions = sessions;
  }

  @Override
  public String name() {
    return "record-slots";
  }

  @Override
  public Outcome advance(Visit visit) {
    if (!visit.need(Fact.PathChosen.class).major()) {
      return Outcome.done();
    }
    ClusterView view = sight.of(visit);
    List<Slot> slots = SlotLook.all(sessions.access(view, visit.worker()));
    SlotAdvice.lines(slots, visit.options().slots())
        .forEach(line -> visit.log(LogNames.SLOTS, line));
    visit.log(LogNames.EXECUTION, "Recorded %d replication slot(s).".formatted(slots.size()));
    return Outcome.done(new Fact.SlotsRecorded(visit.now(), slots));
  }
}
