package io.aurorafleet.cloud.secret;

import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.secret.Secrets;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Instant;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

class SecretsInMemoryTest extends LoginsContract {
  private final Secrets secrets =
      new Secrets(
          new Account("123456789012", "eu-west-1"),
          new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z")));

  @Override
  SecretsManagerClient secrets() {
    return secrets;
  }
}
