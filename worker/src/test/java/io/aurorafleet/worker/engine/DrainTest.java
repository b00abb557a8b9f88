package io.aurorafleet.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.inbox.Inbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A worker that is stopped hands over; nobody waits for its lease. */
class DrainTest {
  private final Rig rig = new Rig();
  private final List<String> done = new ArrayList<>();

  @Test
  void aVisitEndsWithTheStepItIsAtAndTheNextWorkerGoesOnWithinSeconds() {
    Inbox stopping =
        rig.worker(
            "one",
            List.of(
                Rig.step(
                    "first",
                    visit -> {
                      rig.drain.begin(Duration.ofSeconds(30));
                      return done("first");
                    }),
                Rig.step("second", visit -> done("second"))),
            List.of(Rig.step("exit", visit -> Outcome.done())));
    rig.dispatch();
    rig.drain(stopping);
    assertThat(done).containsExactly("first");
    Checkpoint handed = rig.checkpoint();
    assertThat(handed.now().step()).isEqualTo("second");
    assertThat(handed.position()).isInstanceOf(Position.Asleep.class);
    goOn();
    assertThat(done).containsExactly("first", "second");
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void aLongStepEndsAtItsNextBeatOnceItsTimeIsOverAndIsRepeatedByTheNext() {
    Inbox stopping =
        rig.worker(
            "one",
            List.of(
                Rig.step("first", visit -> done("first")),
                Rig.step(
                    "second",
                    visit -> {
                      visit.remember(new Fact.SnapshotReady(visit.now(), "kept"));
                      rig.drain.begin(Duration.ofSeconds(30));
                      visit.pulse().beat();
                      visit.fence().check();
                      rig.time.advance(Duration.ofSeconds(30));
                      visit.pulse().beat();
                      return done("too long");
                    })),
            List.of(Rig.step("exit", visit -> Outcome.done())));
    rig.dispatch();
    rig.drain(stopping);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Asleep.class);
    assertThat(rig.checkpoint().claims()).as("stopping is no fault of the step").isZero();
    goOn();
    assertThat(done).containsExactly("first", "second");
    assertThat(rig.checkpoint().latest(Fact.SnapshotReady.class)).isPresent();
  }

  @Test
  void afterTheTimeNoEffectIsBegunAnyMore() {
    rig.drain.begin(Duration.ZERO);
    boolean[] called = new boolean[1];
    Inbox stopping =
        rig.worker(
            "one",
            List.of(
                Rig.step(
                    "second",
                    visit -> {
                      visit.fence().check();
                      called[0] = true;
                      return Outcome.done();
                    })),
            List.of(Rig.step("exit", visit -> Outcome.done())));
    rig.dispatch();
    rig.drain(stopping);
    assertThat(called[0]).isFalse();
  }

  @Test
  void whatAnOperatorWritesWhileAWorkerIsAtItIsHeededWithinSeconds() {
    rig.looks.add(
        visit -> {
          var stored = rig.checkpoints.find(visit.run(), visit.cluster()).orElseThrow();
          Fact wish = new Fact.CancelAsked(visit.now(), 1);
          rig.checkpoints.save(stored.checkpoint().with(List.of(wish)), stored.etag());
          return Outcome.done();
        });
    rig.dispatch();
    rig.drain(rig.worker("one"));
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Asleep.class);
    rig.time.advance(Duration.ofSeconds(2));
    rig.drain(rig.worker("two"));
    assertThat(((Position.Held) rig.checkpoint().position()).reason()).contains("cancelled");
    assertThat(rig.looked).isEqualTo(1);
  }

  @Test
  void aClaimThatASuccessorHasIsLeftToIt() {
    rig.looks.add(
        visit -> {
          rig.time.advance(Duration.ofSeconds(125));
          rig.looks.add(v -> Outcome.waiting("x", Duration.ofHours(1)));
          rig.drain(rig.worker("two"));
          return Outcome.done();
        });
    rig.dispatch();
    rig.drain(rig.worker("one"));
    assertThat(rig.checkpoint().visit()).isEqualTo(2);
    assertThat(((Position.Asleep) rig.checkpoint().position()).waiting().on()).isEqualTo("x");
  }

  private Outcome done(String step) {
    done.add(step);
    return Outcome.done();
  }

  /** Another worker, which is not being stopped. */
  private void goOn() {
    rig.time.advance(Duration.ofSeconds(2));
    Inbox next =
        rig.worker(
            "two",
            List.of(
                Rig.step("first", visit -> done("first")),
                Rig.step("second", visit -> done("second"))),
            List.of(Rig.step("exit", visit -> Outcome.done())),
            new Drain(rig.clock()));
    rig.drain(next);
  }
}
