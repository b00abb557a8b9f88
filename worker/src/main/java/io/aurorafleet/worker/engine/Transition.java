package io.aurorafleet.worker.engine;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.checkpoint.Wait;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * From a checkpoint and one look to the next checkpoint, as a pure function.
 *
 * @param pause present when the checkpoint goes to sleep
 */
record Transition(Checkpoint next, Optional<Wait> pause) {

  static Transition of(
      Playbook playbook, Checkpoint checkpoint, Look look, Woken woken, Instant now) {
    Checkpoint looked = checkpoint.progress(checkpoint.now().looked());
    return look.outcome()
        .fold(
            done -> moveOn(playbook, looked.with(done.facts()), woken, now),
            waiting -> {
              Progress at = looked.now();
              Progress then = look.passing() ? at.failedOnce() : at.recovered();
              return new Transition(looked.progress(then), Optional.of(waiting.on()));
            },
            failed ->
                playbook.exits(looked.now().step())
                    ? moveOn(playbook, looked, woken, now)
                    : go(traced(looked, woken, now).failing(failed.failure()), playbook.exit(now)),
            back ->
                go(
                    traced(looked.with(back.facts()), woken, now),
                    playbook.back(looked, back.step(), now)));
  }

  private static Transition moveOn(
      Playbook playbook, Checkpoint checkpoint, Woken woken, Instant now) {
    Checkpoint traced = traced(checkpoint, woken, now);
    return playbook
        .next(traced, now)
        .map(next -> go(traced, next))
        .orElseGet(() -> new Transition(traced.at(end(traced, now)), Optional.empty()));
  }

  /** An outcome within the visit: claims that led here were not in vain. */
  private static Transition go(Checkpoint checkpoint, Progress to) {
    return new Transition(checkpoint.progress(to).at(checkpoint.position()), Optional.empty());
  }

  private static Position end(Checkpoint checkpoint, Instant now) {
    if (checkpoint.failure() != null) {
      return checkpoint.failure().holds()
          ? new Position.Held(checkpoint.failure().reason(), now)
          : new Position.Halted(checkpoint.failure(), now);
    }
    boolean nothing =
        checkpoint
            .latest(Fact.PathChosen.class)
            .map(Fact.PathChosen::hops)
            .filter(List::isEmpty)
            .isPresent();
    return new Position.Finished(nothing ? "nothing to do" : "done", now);
  }

  private static Checkpoint traced(Checkpoint at, Woken woken, Instant now) {
    Progress step = at.now();
    return at.traced(
        new StepTrace(
            step.step(),
            step.hop(),
            at.attempt(),
            step.startedAt(),
            now,
            step.looks(),
            woken.by(),
            woken.event()));
  }
}
