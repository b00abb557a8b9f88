package io.aurorafleet.worker.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class InboxTest {
  private final Rig rig = new Rig();
  private final Inbox one = rig.worker("one");
  private final Inbox two = rig.worker("two");

  @Test
  void anOrderIsCarriedOutToItsEnd() {
    rig.dispatch();
    rig.drain(one);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
    assertThat(rig.looked).isEqualTo(1);
  }

  @Test
  void aDoubledMessageIsWorkedOnOnce() {
    rig.dispatch();
    rig.queue.send(rig.checkpoint().signal(WorkSignal.Reason.ORDER), Duration.ZERO);
    List<Received> both = rig.queue.receive(SignalQueue.Source.WORK, 10, Duration.ZERO);
    one.handle(both.get(0));
    two.handle(both.get(1));
    assertThat(rig.looked).isEqualTo(1);
  }

  @Test
  void aWaitEndsByItsTimer() {
    rig.looks.add(visit -> Outcome.waiting("x", Duration.ofSeconds(60)));
    rig.dispatch();
    rig.drain(one);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Asleep.class);
    rig.time.advance(Duration.ofSeconds(61));
    rig.drain(two);
    assertThat(rig.checkpoint().trail().get(0).endedBy()).isEqualTo(StepTrace.WokenBy.TIMER);
  }

  @Test
  void aWaitEndsByAnEventOfAThingThatIsOurs() {
    rig.looks.add(visit -> Outcome.waiting("x", Duration.ofHours(1)));
    rig.dispatch();
    rig.pointers.claim(Rig.order(), Pointers.Kind.CLUSTER, "a-clone", rig.time.instant());
    rig.drain(one);
    event("a-clone");
    rig.drain(two);
    StepTrace trace = rig.checkpoint().trail().get(0);
    assertThat(trace.endedBy()).isEqualTo(StepTrace.WokenBy.EVENT);
    assertThat(trace.event()).isEqualTo("RDS-EVENT-0170");
  }

  @Test
  void anEventOfAThingNobodyKnowsIsDropped() {
    rig.dispatch();
    event("somebody-elses");
    rig.drain(one);
    assertThat(rig.messages(rig.urls.events())).isZero();
  }

  @Test
  void aWorkerThatDiesIsSucceededWhenItsLeaseEnds() {
    rig.looks.add(
        visit -> {
          throw new Killed();
        });
    rig.dispatch();
    assertThatThrownBy(() -> rig.drain(one)).isInstanceOf(Killed.class);
    rig.time.advance(Duration.ofSeconds(60));
    rig.drain(two);
    assertThat(rig.looked).as("the lease still lives").isEqualTo(1);
    rig.time.advance(Duration.ofSeconds(65));
    rig.drain(two);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void aStepTheRunCannotDoWithoutIsTriedOnHoweverOftenItFailsOrKills() {
    int[] left = {7};
    Step indispensable =
        new Step() {
          @Override
          public String name() {
            return "ledger-end";
          }

          @Override
          public Outcome advance(Visit visit) {
            left[0]--;
            if (left[0] >= 1) {
              throw new Killed();
            }
            if (left[0] == 0) {
              return Outcome.failed(Failure.fix("access-denied", "no", "allow it"));
            }
            return Outcome.done();
          }

          @Override
          public boolean indispensable() {
            return true;
          }
        };
    Inbox worker =
        rig.worker("one", List.of(Rig.step("work", v -> Outcome.done())), List.of(indispensable));
    rig.dispatch();
    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> rig.drain(worker)).isInstanceOf(Killed.class);
      rig.time.advance(Duration.ofSeconds(125));
    }
    rig.drain(worker);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Asleep.class);
    rig.time.advance(Duration.ofSeconds(60));
    rig.drain(worker);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
    assertThat(left[0]).isEqualTo(-1);
  }

  @Test
  void aCancelledAttemptGoesStraightToItsExitAndEndsAsHeld() {
    rig.looks.add(visit -> Outcome.waiting("x", Duration.ofHours(1)));
    rig.dispatch();
    rig.drain(one);
    ask(new Fact.CancelAsked(rig.time.instant(), 1));
    rig.drain(two);
    assertThat(((Position.Held) rig.checkpoint().position()).reason()).contains("cancelled");
    assertThat(rig.looked).isEqualTo(1);
  }

  @Test
  void afterTheCommitPointACancelThatCameTooLateStopsNothing() {
    rig.looks.add(visit -> Outcome.waiting("x", Duration.ofHours(1)));
    rig.dispatch();
    rig.drain(one);
    EngineVersion version = new EngineVersion("17.11");
    ask(
        new Fact.Intended(rig.time.instant(), 0, 1, version, version),
        new Fact.CancelAsked(rig.time.instant(), 1));
    rig.drain(two);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  private void ask(Fact... facts) {
    CheckpointStore.Loaded loaded =
        rig.checkpoints.find(Rig.order().run(), Rig.order().cluster()).orElseThrow();
    rig.checkpoints.save(loaded.checkpoint().with(List.of(facts)), loaded.etag());
    rig.queue.send(rig.checkpoint().signal(WorkSignal.Reason.RESUME), Duration.ZERO);
  }

  @Test
  void aPassingFaultIsTriedAgainLater() {
    rig.looks.add(
        visit -> {
          throw new OutsideException(Failure.retry("throttled", "RDS is busy", "wait"));
        });
    rig.dispatch();
    rig.drain(one);
    rig.time.advance(Duration.ofSeconds(16));
    rig.drain(one);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void anExitStepIsNeverLeftOutForAFaultThatPasses() {
    int[] faults = {30};
    boolean[] done = {false};
    Step exit =
        Rig.step(
            "exit",
            visit -> {
              if (faults[0]-- > 0) {
                throw new OutsideException(Failure.retry("throttled", "S3 is busy", "wait"));
              }
              done[0] = true;
              return Outcome.done();
            });
    Inbox worker =
        rig.worker("x", List.of(Rig.step("work", visit -> Outcome.done())), List.of(exit));
    rig.dispatch();
    for (int i = 0; i < 40; i++) {
      rig.drain(worker);
      rig.time.advance(Duration.ofMinutes(15));
    }
    assertThat(done[0]).isTrue();
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void aWorkerThatWakesAfterItsLeaseDoesNothingMore() {
    boolean[] effect = {false};
    rig.looks.add(
        visit -> {
          rig.time.advance(Duration.ofSeconds(125));
          rig.drain(two); // the successor, which goes on to the end
          visit.fence().check();
          effect[0] = true;
          return Outcome.done();
        });
    rig.dispatch();
    rig.drain(one);
    assertThat(effect[0]).isFalse();
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void aMessageWithoutACheckpointIsDropped() {
    rig.dispatch();
    String body = rig.sqs.peek(rig.urls.work()).get(0).body().replace("orders-db", "never-was");
    rig.sqs.purgeQueue(r -> r.queueUrl(rig.urls.work()));
    rig.sqs.sendMessage(r -> r.queueUrl(rig.urls.work()).messageBody(body));
    rig.drain(one);
    assertThat(rig.messages(rig.urls.work())).isZero();
  }

  @Test
  void whatCannotBeReadGoesToTheDeadLettersWithItsReason() {
    rig.sqs.sendMessage(r -> r.queueUrl(rig.urls.work()).messageBody("{\"schema\":1}"));
    rig.drain(one);
    assertThat(rig.messages(rig.urls.work())).isZero();
    assertThat(rig.sqs.peek(rig.urls.deadLetters()).get(0).messageAttributes())
        .containsKey("dead-letter-reason");
  }

  @Test
  void anOrderOfANewerVersionIsLeftForANewerWorker() {
    rig.dispatch();
    String body =
        rig.sqs.peek(rig.urls.work()).get(0).body().replace("\"schema\":1", "\"schema\":2");
    rig.sqs.purgeQueue(r -> r.queueUrl(rig.urls.work()));
    rig.sqs.sendMessage(r -> r.queueUrl(rig.urls.work()).messageBody(body));
    rig.drain(one);
    assertThat(rig.messages(rig.urls.work())).isEqualTo(1);
    assertThat(rig.messages(rig.urls.deadLetters())).isZero();
  }

  private void event(String cluster) {
    String body =
        """
        {"id":"e1","detail-type":"RDS DB Cluster Event","source":"aws.rds","account":"123456789012",
         "region":"us-east-1","time":"2026-11-22T21:00:00Z","detail":{"SourceType":"CLUSTER",
         "SourceIdentifier":"%s","EventID":"RDS-EVENT-0170","Date":"2026-11-22T21:00:00Z","Message":"m"}}
        """
            .formatted(cluster);
    rig.sqs.sendMessage(r -> r.queueUrl(rig.urls.events()).messageBody(body));
  }

  /** As a SIGKILL: nothing of ours catches an error. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }
}
