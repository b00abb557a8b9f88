package io.aurorafleet.sandbox.queue;

import io.aurorafleet.sandbox.LocalClients;
import io.aurorafleet.sandbox.QuietServers;
import io.aurorafleet.sandbox.identity.Account;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.sqs.SqsClient;

class QueueServerTest extends SqsContract {
  private static QueueServer server;
  private static SqsClient client;

  @BeforeAll
  static void start() throws Exception {
    QuietServers.hush();
    server = QueueServer.start(0, Account.EXAMPLE);
    client = LocalClients.to(SqsClient.builder(), server.uri());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Override
  SqsClient sqs() {
    return client;
  }
}
