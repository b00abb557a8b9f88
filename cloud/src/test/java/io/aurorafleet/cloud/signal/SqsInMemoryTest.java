package io.aurorafleet.cloud.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.signal.SignalQueue.Source;
import io.aurorafleet.contracts.signal.WireMessage;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.queue.MemorySqs;
import io.aurorafleet.sandbox.queue.QueuePlan;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

class SqsInMemoryTest extends SignalQueueContract {
  private final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"));
  private int refusals;
  private final MemorySqs sqs = new MemorySqs(Account.EXAMPLE, time, new Refusing());

  /** Refuses single entries of batches for a while. */
  private final class Refusing implements QueuePlan {
    @Override
    public boolean failsEntry(String queue, SendMessageBatchRequestEntry entry) {
      return refusals-- > 0;
    }
  }

  @Override
  SqsClient sqs() {
    return sqs;
  }

  @Override
  Duration patience() {
    return Duration.ZERO;
  }

  @Test
  void delaysAreRoundedUpAndCutToTheLongest() {
    queue.send(signal("orders", WorkSignal.Reason.TIMER), Duration.ofMillis(1500));
    time.advance(Duration.ofMillis(1900));
    assertThat(queue.receive(Source.WORK, 10, Duration.ZERO)).isEmpty();
    time.advance(Duration.ofMillis(100));
    queue.delete(one(Source.WORK));

    queue.send(signal("orders", WorkSignal.Reason.TIMER), Duration.ofHours(9));
    time.advance(SignalQueue.LONGEST_DELAY);
    assertThat(queue.receive(Source.WORK, 10, Duration.ZERO)).hasSize(1);
  }

  @Test
  void refusedEntriesOfABatchAreSentAgainAndOnlyThey() {
    refusals = 7;

    assertThat(queue.sendAll(orders(25))).isEmpty();
    assertThat(sqs.peek(urls.work())).hasSize(25);
  }

  @Test
  void whatIsRefusedForEverIsGivenBack() {
    refusals = Integer.MAX_VALUE;

    assertThat(queue.sendAll(orders(3))).isEqualTo(orders(3));
    assertThat(sqs.peek(urls.work())).isEmpty();
  }

  @Test
  void aForeignMessageWithAllTenAttributesCanStillBeBuried() {
    Map<String, String> ten = new TreeMap<>();
    IntStream.range(0, 10).forEach(i -> ten.put("a" + i, "value"));
    sqs.sendMessage(
        m ->
            m.queueUrl(urls.work())
                .messageBody("?")
                .messageAttributes(SqsAttributes.toSqs(new WireMessage("?", ten).attributes())));

    queue.bury(one(Source.WORK), "unreadable");

    assertThat(sqs.peek(urls.work())).isEmpty();
    assertThat(sqs.peek(urls.deadLetters()).get(0).messageAttributes())
        .hasSize(10)
        .containsKey("dead-letter-reason");
  }

  private static List<WorkSignal> orders(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> signal("cluster-" + i, WorkSignal.Reason.ORDER))
        .toList();
  }
}
