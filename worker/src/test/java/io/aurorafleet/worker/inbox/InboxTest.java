package io.aurorafleet.worker.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
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
  void aStepThatKillsItsWorkersEndsAsOurBug() {
    for (int i = 0; i < 5; i++) {
      rig.looks.add(
          visit -> {
            throw new Killed();
          });
    }
    rig.dispatch();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> rig.drain(one)).isInstanceOf(Killed.class);
      rig.time.advance(Duration.ofSeconds(125));
    }
    rig.drain(two);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Halted.class);
    assertThat(rig.checkpoint().failure().category()).isEqualTo(Failure.Category.BUG);
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
