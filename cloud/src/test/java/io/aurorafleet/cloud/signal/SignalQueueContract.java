package io.aurorafleet.cloud.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.cloud.signal.SignalQueue.Source;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.contracts.signal.SignalCodec;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What the inbox and the engine rely on in the queues. */
abstract class SignalQueueContract {
  QueueUrls urls;
  SignalQueue queue;

  abstract SqsClient sqs();

  /** Long enough for what was sent to be there; nothing waits that long for it. */
  abstract Duration patience();

  @BeforeEach
  void createQueues() {
    urls = new QueueUrls(created("work"), created("events"), created("dead-letters"));
    queue = new SqsSignals(sqs(), urls);
  }

  @Test
  void aSignalArrivesAsItWasSent() throws Exception {
    WorkSignal sent = signal("orders", WorkSignal.Reason.TIMER);

    queue.send(sent, Duration.ZERO);

    Received received = one(Source.WORK);
    assertThat(SignalCodec.decode(received.message())).isEqualTo(sent);
    assertThat(received.receives()).isEqualTo(1);
    assertThat(received.source()).isEqualTo(Source.WORK);
  }

  @Test
  void aCursorWithoutAStepArrivesToo() throws Exception {
    WorkSignal sent =
        new WorkSignal(order("orders"), new WorkSignal.Cursor("", 0, 1), WorkSignal.Reason.ORDER);

    queue.send(sent, Duration.ZERO);

    assertThat(SignalCodec.decode(one(Source.WORK).message())).isEqualTo(sent);
  }

  @Test
  void anOrderForEveryClusterOfAFleetArrives() throws Exception {
    List<WorkSignal> sent =
        IntStream.range(0, 25)
            .mapToObj(i -> signal("cluster-" + i, WorkSignal.Reason.ORDER))
            .toList();

    assertThat(queue.sendAll(sent)).isEmpty();

    List<WorkSignal> arrived = new ArrayList<>();
    while (arrived.size() < sent.size()) {
      List<Received> some = queue.receive(Source.WORK, 10, patience());
      assertThat(some).isNotEmpty();
      for (Received received : some) {
        arrived.add((WorkSignal) SignalCodec.decode(received.message()));
      }
    }
    assertThat(arrived).containsExactlyInAnyOrderElementsOf(sent);
  }

  @Test
  void aTimerDoesNotComeBeforeItsTimeAndAnyDelayIsTaken() {
    queue.send(signal("orders", WorkSignal.Reason.TIMER), Duration.ofMinutes(10));
    queue.send(signal("orders", WorkSignal.Reason.TIMER), Duration.ofHours(9));

    assertThat(queue.receive(Source.WORK, 10, Duration.ZERO)).isEmpty();
  }

  @Test
  void aReceivedMessageIsHiddenUntilItIsGivenBack() {
    queue.send(signal("orders", WorkSignal.Reason.TIMER), Duration.ZERO);
    Received first = one(Source.WORK);
    assertThat(queue.receive(Source.WORK, 10, Duration.ZERO)).isEmpty();

    queue.hide(first, Duration.ZERO);

    Received second = one(Source.WORK);
    assertThat(second.message()).isEqualTo(first.message());
    assertThat(second.receives()).isEqualTo(2);
  }

  @Test
  void settlingAMessageThatIsNoLongerOursIsFine() {
    queue.send(signal("orders", WorkSignal.Reason.TIMER), Duration.ZERO);
    Received first = one(Source.WORK);
    queue.hide(first, Duration.ZERO);
    Received second = one(Source.WORK);

    queue.hide(first, Duration.ofMinutes(1));
    queue.delete(second);
    queue.delete(second);
    queue.hide(second, Duration.ZERO);

    assertThat(queue.receive(Source.WORK, 10, Duration.ZERO)).isEmpty();
  }

  @Test
  void aBuriedMessageIsInTheDeadLetterQueueWithItsReason() {
    sqs()
        .sendMessage(
            m ->
                m.queueUrl(urls.events())
                    .messageBody("not an event")
                    .messageAttributes(
                        Map.of(
                            "from",
                            MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("somebody")
                                .build())));

    queue.bury(one(Source.EVENTS), "it is not JSON:\n\tline 1");

    assertThat(queue.receive(Source.EVENTS, 10, Duration.ZERO)).isEmpty();
    var buried =
        sqs()
            .receiveMessage(
                r ->
                    r.queueUrl(urls.deadLetters())
                        .messageAttributeNames("All")
                        .waitTimeSeconds((int) patience().toSeconds()))
            .messages();
    assertThat(buried).hasSize(1);
    assertThat(buried.get(0).body()).isEqualTo("not an event");
    assertThat(buried.get(0).messageAttributes())
        .hasEntrySatisfying("from", v -> assertThat(v.stringValue()).isEqualTo("somebody"))
        .hasEntrySatisfying(
            "dead-letter-reason",
            v -> assertThat(v.stringValue()).isEqualTo("it is not JSON: line 1"));
  }

  @Test
  void aQueueThatDoesNotExistIsNamedWithTheRemedy() {
    String nowhere = urls.work() + "-nowhere";
    SignalQueue wrong = new SqsSignals(sqs(), new QueueUrls(nowhere, nowhere, nowhere));
    WorkSignal signal = signal("orders", WorkSignal.Reason.ORDER);

    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> wrong.send(signal, Duration.ZERO),
            () -> wrong.sendAll(List.of(signal)),
            () -> wrong.receive(Source.WORK, 10, Duration.ZERO))) {
      OutsideException fault = catchThrowableOfType(OutsideException.class, call);
      assertThat(fault.failure().code()).isEqualTo("no-such-queue");
    }
  }

  Received one(Source source) {
    List<Received> received = queue.receive(source, 10, patience());
    assertThat(received).hasSize(1);
    return received.get(0);
  }

  static WorkSignal signal(String cluster, WorkSignal.Reason reason) {
    return new WorkSignal(order(cluster), new WorkSignal.Cursor("await-upgrade", 7, 2), reason);
  }

  private static Order order(String cluster) {
    return new Order(
        Order.SCHEMA,
        new RunId("20261122t1000-aaaa"),
        new ClusterId(cluster),
        "cluster-ABC",
        "123456789012",
        "eu-west-1",
        RunModule.UPGRADE,
        new EngineVersion("17.11"),
        Wave.SECOND,
        RunOptions.defaults());
  }

  private String created(String name) {
    return sqs().createQueue(q -> q.queueName(name + "-" + UUID.randomUUID())).queueUrl();
  }
}
