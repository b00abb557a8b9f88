package io.aurorafleet.cloud.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.OverHttp;
import io.aurorafleet.cloud.signal.SignalQueue.Source;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.sandbox.QuietServers;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.queue.QueueServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.SqsClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SqsOverHttpTest extends SignalQueueContract {
  private final OverHttp http = new OverHttp();
  private final QueueServer server = start();
  private final SqsClient client = http.client(server.uri(), SqsClient.builder());

  @AfterAll
  void stop() throws Exception {
    http.close();
    server.close();
  }

  @Override
  SqsClient sqs() {
    return client;
  }

  @Override
  Duration patience() {
    return Duration.ofSeconds(10);
  }

  @Test
  void aLongPollEndsWhenAMessageComes() {
    CompletableFuture<?> poll = CompletableFuture.runAsync(() -> one(Source.WORK));

    queue.send(signal("orders", WorkSignal.Reason.RESUME), Duration.ZERO);

    assertThat(poll).succeedsWithin(Duration.ofMinutes(1));
  }

  @Test
  void aLongPollMayTakeLongerThanTheTimeLimitOfOtherCalls() {
    SqsClient hasty =
        http.client(
            server.uri(),
            SqsClient.builder()
                .overrideConfiguration(o -> o.apiCallTimeout(Duration.ofMillis(900))));
    SignalQueue patient = new SqsSignals(hasty, urls);

    assertThat(patient.receive(Source.WORK, 10, Duration.ofSeconds(2))).isEmpty();
  }

  private static QueueServer start() {
    try {
      QuietServers.hush();
      return QueueServer.start(0, new Account("123456789012", OverHttp.REGION.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
