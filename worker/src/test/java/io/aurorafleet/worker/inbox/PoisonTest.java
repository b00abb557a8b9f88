package io.aurorafleet.worker.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.worker.Rig;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * Messages and checkpoints that this worker cannot do anything with: of another version, damaged,
 * or such that it stumbles over them. None may be lost, loop for ever, or vanish without a reason.
 */
class PoisonTest {
  private final Rig rig = new Rig();
  private final Inbox worker = rig.worker("one");

  @Test
  void aMessageThatBreaksItsWorkerEachTimeEndsInTheDeadLettersWithTheReason() {
    Inbox broken =
        rig.inbox(
            "broken",
            (loaded, signal) -> {
              throw new IllegalStateException("stumbled");
            });
    rig.dispatch();
    rounds(broken, 9, Duration.ofSeconds(61));
    assertThat(reasons()).isEmpty();
    rounds(broken, 1, Duration.ofSeconds(61));
    assertThat(reasons())
        .singleElement()
        .asString()
        .contains("received 10 times", "IllegalStateException", "stumbled");
    assertThat(rig.messages(rig.urls.work())).isZero();
    assertThat(rig.looked).isZero();
  }

  @Test
  void aCheckpointOfANewerSchemaIsLeftAloneForADayThenItsMessageIsADeadLetter() {
    rig.dispatch();
    stored(body -> body.replace("\"schema\":1", "\"schema\":2"));
    rounds(worker, 89, Duration.ofMinutes(15));
    assertThat(reasons()).isEmpty();
    assertThat(rig.messages(rig.urls.work())).isEqualTo(1);
    rounds(worker, 1, Duration.ofMinutes(15));
    assertThat(reasons()).singleElement().asString().contains("schema 2");
    assertThat(rig.looked).isZero();
  }

  @Test
  void duringARollingDeployTheNewerWorkerCarriesOnWhatTheOlderOneLeaves() {
    rig.dispatch();
    UnaryOperator<String> newer = body -> body.replace("\"schema\":1", "\"schema\":2");
    stored(newer);
    rig.drain(worker);
    rig.drain(worker);
    assertThat(rig.looked).as("hidden for a quarter of an hour").isZero();
    stored(body -> body.replace("\"schema\":2", "\"schema\":1")); // one that knows the schema reads
    rig.time.advance(Duration.ofMinutes(15));
    rig.drain(rig.worker("newer"));
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  @Test
  void aCheckpointWithAFactThisVersionDoesNotKnowIsLeftForOneThatDoes() {
    rig.dispatch();
    stored(
        body ->
            body.replace(
                "\"facts\":[]",
                "\"facts\":[{\"fact\":\"OfAnotherVersion\",\"at\":\"2026-11-22T21:00:00Z\"}]"));
    rounds(worker, 3, Duration.ofMinutes(15));
    assertThat(rig.messages(rig.urls.work())).isEqualTo(1);
    assertThat(reasons()).isEmpty();
    rounds(worker, 7, Duration.ofMinutes(15));
    assertThat(reasons())
        .singleElement()
        .asString()
        .contains("checkpoint of orders-db in run r1", "OfAnotherVersion");
  }

  @Test
  void aStepOfANewerPlaybookIsLeftToItsWorkers() {
    rig.dispatch();
    stored(body -> body.replace("\"step\":\"start\"", "\"step\":\"rehearse\""));
    rig.drain(worker);
    assertThat(rig.looked).isZero();
    assertThat(rig.messages(rig.urls.work())).isEqualTo(1);
  }

  @Test
  void whatTheVersionBeforeWroteIsCarriedOn() {
    rig.dispatch();
    stored(
        body -> body.replaceAll(",\"(failureBudget|windowEnd|verifySql|forceSlots)\":[^,}]*", ""));
    rig.drain(worker);
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }

  private void rounds(Inbox inbox, int times, Duration apart) {
    for (int i = 0; i < times; i++) {
      rig.drain(inbox);
      rig.time.advance(apart);
    }
  }

  private void stored(UnaryOperator<String> change) {
    String key = Keys.checkpoint(Rig.order().run(), Rig.order().cluster());
    String body = rig.objects.get(key).orElseThrow().body();
    assertThat(change.apply(body)).isNotEqualTo(body);
    rig.objects.put(key, change.apply(body));
  }

  private List<String> reasons() {
    return rig.sqs.peek(rig.urls.deadLetters()).stream()
        .map(m -> m.messageAttributes().get("dead-letter-reason").stringValue())
        .toList();
  }
}
