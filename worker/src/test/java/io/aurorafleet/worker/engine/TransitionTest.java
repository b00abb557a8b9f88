package io.aurorafleet.worker.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.signal.RdsNotice;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransitionTest {
  private static final Failure WHY = Failure.fix("x", "it broke", "mend it");
  private final Playbook playbook =
      new Playbook(
          RunModule.UPGRADE,
          List.of(PlaybookTest.step("a"), PlaybookTest.step("b")),
          List.of(),
          List.of(),
          List.of(PlaybookTest.step("exit"), PlaybookTest.step("last")));
  private final Woken event =
      new Woken(new RdsNotice("e", "RDS-EVENT-0170", "CLUSTER", "x", "1", "r", Orders.T, "m"));

  @Test
  void doneKeepsTheFactsMovesOnAndTellsWhatWokeIt() {
    Fact fact = new Fact.SnapshotReady(Orders.T, "s");
    Transition t = from(at("a"), new Look(Outcome.done(fact), false));
    assertThat(t.next().now().step()).isEqualTo("b");
    assertThat(t.next().facts()).containsExactly(fact);
    StepTrace trace = t.next().trail().get(0);
    assertThat(trace.endedBy()).isEqualTo(StepTrace.WokenBy.EVENT);
    assertThat(trace.event()).isEqualTo("RDS-EVENT-0170");
    assertThat(t.pause()).isEmpty();
  }

  @Test
  void waitingStaysAndAGoodLookForgetsEarlierFaults() {
    Checkpoint faulty = at("a").progress(at("a").now().failedOnce());
    Transition t = from(faulty, new Look(Outcome.waiting("x", Duration.ofSeconds(5)), false));
    assertThat(t.next().now()).isEqualTo(new Progress("a", 0, Orders.T, 1, 0));
    assertThat(t.pause()).isPresent();
  }

  @Test
  void aPassingFaultIsCounted() {
    Transition t = from(at("a"), new Look(Outcome.waiting("x", Duration.ofSeconds(5)), true));
    assertThat(t.next().now().tries()).isEqualTo(1);
  }

  @Test
  void whatWasHeldEndsAsHeld() {
    Failure why = Failure.held("cancelled", "an operator cancelled it", "requeue");
    Transition held = from(at("a"), new Look(Outcome.failed(why), false));
    assertThat(held.next().now().step()).isEqualTo("exit");
    Transition last =
        from(
            held.next().progress(Progress.at("last", 0, Orders.T)),
            new Look(Outcome.done(), false));
    assertThat(last.next().position())
        .isEqualTo(new Position.Held("an operator cancelled it", Orders.T));
  }

  @Test
  void failureMovesToTheExitAndOnlyItsEndHalts() {
    Transition failed = from(at("a"), new Look(Outcome.failed(WHY), false));
    assertThat(failed.next().now().step()).isEqualTo("exit");
    assertThat(failed.next().failure()).isEqualTo(WHY);
    assertThat(failed.next().position().terminal()).isFalse();
    Transition exit = from(failed.next(), new Look(Outcome.done(), false));
    assertThat(exit.next().now().step()).isEqualTo("last");
    Transition last = from(exit.next(), new Look(Outcome.done(), false));
    assertThat(last.next().position()).isEqualTo(new Position.Halted(WHY, Orders.T));
  }

  @Test
  void aFailingExitStepNeitherStopsTheExitNorHidesTheCause() {
    Checkpoint failing = at("exit").failing(WHY);
    Transition t = from(failing, new Look(Outcome.failed(Failure.bug("y", "z")), false));
    assertThat(t.next().now().step()).isEqualTo("last");
    assertThat(t.next().failure()).isEqualTo(WHY);
  }

  @Test
  void theLastStepOfAGoodAttemptFinishes() {
    Transition t = from(at("last"), new Look(Outcome.done(), false));
    assertThat(t.next().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void anOutcomeEndsTheCountOfFruitlessClaims() {
    Position.Claimed claim = new Position.Claimed("w", Duration.ofSeconds(1), Orders.T);
    Checkpoint claimed = at("a").claimedBy(claim).claimedBy(claim);
    assertThat(claimed.claims()).isEqualTo(2);
    assertThat(from(claimed, new Look(Outcome.done(), false)).next().claims()).isZero();
  }

  @Test
  void whoGivesUpAnUpgradeUnseenSaysWhatWasAskedFor() {
    EngineVersion from = new EngineVersion("13.23");
    EngineVersion to = new EngineVersion("17.11");
    Checkpoint asked = at("a").with(List.of(new Fact.Intended(Orders.T, 0, 1, from, to)));
    assertThat(advice(asked)).contains("17.11", "look at cluster", "requeue");
    assertThat(advice(at("a"))).doesNotContain("upgrade");
    assertThat(advice(asked.with(List.of(new Fact.Upgraded(Orders.T, 0, to, "17.11")))))
        .doesNotContain("nobody saw");
  }

  private record Deadly() implements Step {
    @Override
    public String name() {
      return "deadly";
    }

    @Override
    public Outcome advance(Visit visit) {
      return Outcome.done();
    }
  }

  private static String advice(Checkpoint checkpoint) {
    Look look = Look.fruitless(new Deadly(), 5, checkpoint);
    return ((Outcome.Failed) look.outcome()).failure().nextAction();
  }

  @Test
  void aStepMaySendTheCursorBackAndItsFactsStay() {
    Fact fact = new Fact.SnapshotReady(Orders.T, "s");
    Transition t = from(at("b"), new Look(Outcome.back("a", fact), false));
    assertThat(t.next().now()).isEqualTo(Progress.at("a", 0, Orders.T));
    assertThat(t.next().facts()).containsExactly(fact);
    assertThat(t.next().trail()).extracting(StepTrace::step).containsExactly("b");
    assertThat(t.pause()).isEmpty();
  }

  @Test
  void thereIsNoWayBackFromBehindTheCommitPointNorToALaterStep() {
    Look back = new Look(Outcome.back("a"), false);
    Checkpoint committed =
        at("b")
            .with(
                List.of(
                    new Fact.Intended(
                        Orders.T, 0, 1, new EngineVersion("13.23"), new EngineVersion("17.11"))));
    assertThatThrownBy(() -> from(committed, back)).hasMessageContaining("No way back");
    assertThatThrownBy(() -> from(at("a"), new Look(Outcome.back("b"), false)))
        .hasMessageContaining("No way back");
  }

  private Transition from(Checkpoint checkpoint, Look look) {
    return Transition.of(playbook, checkpoint, look, event, Orders.T);
  }

  private static Checkpoint at(String step) {
    return Orders.checkpoint().progress(Progress.at(step, 0, Orders.T));
  }
}
