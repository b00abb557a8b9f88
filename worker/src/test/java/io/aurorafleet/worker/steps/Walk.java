package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Playbook;
import io.aurorafleet.worker.engine.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Goes through a playbook as the engine does, waits being ticks of the world. */
public final class Walk {
  private static final int MOST = 500;

  private Walk() {}

  /** The names of the steps that were done, in order, until the playbook's end. */
  public static List<String> through(World world, FakeVisit visit) {
    Playbook playbook = world.playbook(visit.order().module());
    visit.replace(visit.checkpoint().progress(playbook.first(visit.now())));
    List<String> done = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      Step step = playbook.step(visit.checkpoint().now().step()).orElseThrow();
      Outcome outcome = look(step, visit);
      visit.replace(visit.checkpoint().progress(visit.checkpoint().now().looked()));
      if (outcome instanceof Outcome.Waiting waiting) {
        visit.pass(waiting.on().look());
        world.rds.tick();
        continue;
      }
      Optional<Progress> next = next(playbook, visit, outcome);
      done.add(step.name());
      if (next.isEmpty()) {
        return done;
      }
      visit.replace(visit.checkpoint().progress(next.get()));
    }
    throw new AssertionError("No end after " + done);
  }

  private static Outcome look(Step step, FakeVisit visit) {
    try {
      return step.advance(visit);
    } catch (OutsideException e) {
      return Outcome.failed(e.failure());
    }
  }

  private static Optional<Progress> next(Playbook playbook, FakeVisit visit, Outcome outcome) {
    Checkpoint at = visit.checkpoint();
    Progress now = at.now();
    StepTrace trace =
        new StepTrace(
            now.step(),
            now.hop(),
            at.attempt(),
            now.startedAt(),
            visit.now(),
            now.looks(),
            StepTrace.WokenBy.TIMER,
            null);
    at = at.traced(trace);
    if (outcome instanceof Outcome.Failed failed && !playbook.exits(now.step())) {
      visit.replace(at.failing(failed.failure()));
      return Optional.of(playbook.exit(visit.now()));
    }
    if (outcome instanceof Outcome.Back back) {
      visit.replace(at.with(back.facts()));
      return Optional.of(playbook.back(at, back.step(), visit.now()));
    }
    visit.replace(outcome instanceof Outcome.Done done ? at.with(done.facts()) : at);
    return playbook.next(visit.checkpoint(), visit.now());
  }
}
