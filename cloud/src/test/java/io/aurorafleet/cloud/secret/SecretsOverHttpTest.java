package io.aurorafleet.cloud.secret;

import io.aurorafleet.cloud.OverHttp;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.secret.Secrets;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import io.aurorafleet.sandbox.wire.Api;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecretsOverHttpTest extends LoginsContract {
  private final OverHttp http = new OverHttp();
  private final SecretsManagerClient client =
      http.to(
          Api.SECRETS,
          new Secrets(
              new Account("123456789012", OverHttp.REGION.id()),
              new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"))),
          SecretsManagerClient.builder());

  @AfterAll
  void stop() throws Exception {
    http.close();
  }

  @Override
  SecretsManagerClient secrets() {
    return client;
  }
}
