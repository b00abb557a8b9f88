package io.aurorafleet.sandbox.store;

import io.aurorafleet.sandbox.LocalClients;
import io.aurorafleet.sandbox.QuietServers;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import software.amazon.awssdk.services.s3.S3Client;

class StoreServerTest extends S3Contract {
  private static StoreServer server;
  private static S3Client client;

  @BeforeAll
  static void start() throws IOException {
    QuietServers.hush();
    server = StoreServer.start(0);
    client = LocalClients.to(S3Client.builder(), server.uri());
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Override
  S3Client s3() {
    return client;
  }
}
