package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.cloud.OverHttp;
import io.aurorafleet.sandbox.QuietServers;
import io.aurorafleet.sandbox.store.StoreServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.s3.S3Client;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class S3OverHttpTest extends ObjectStoreContract {
  private final OverHttp http = new OverHttp();
  private final StoreServer server = start();
  private final S3Client client = http.client(server.uri(), S3Client.builder());

  @AfterAll
  void stop() throws Exception {
    http.close();
    server.close();
  }

  @Override
  S3Client s3() {
    return client;
  }

  private static StoreServer start() {
    try {
      QuietServers.hush();
      return StoreServer.start(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
