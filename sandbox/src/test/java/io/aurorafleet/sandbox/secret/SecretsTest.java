package io.aurorafleet.sandbox.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

class SecretsTest {
  private final Secrets secrets =
      new Secrets(Account.EXAMPLE, new VirtualTimeline(Instant.parse("2026-11-22T00:00:00Z")));
  private String arn;

  @BeforeEach
  void create() {
    arn = secrets.createSecret(s -> s.name("db/orders").secretString("one")).arn();
  }

  @Test
  void aSecretIsReadByNameAndByArn() {
    assertThat(secrets.getSecretValue(g -> g.secretId("db/orders")).secretString())
        .isEqualTo("one");
    assertThat(secrets.getSecretValue(g -> g.secretId(arn)).secretString()).isEqualTo("one");
    assertThat(arn)
        .matches("arn:aws:secretsmanager:us-east-1:123456789012:secret:db/orders-\\w{6}");
  }

  @Test
  void afterARotationBothTheNewAndTheOldValueAreThere() {
    secrets.putSecretValue(p -> p.secretId("db/orders").secretString("two"));
    secrets.updateSecret(p -> p.secretId("db/orders").secretString("three"));

    assertThat(value("AWSCURRENT")).isEqualTo("three");
    assertThat(value("AWSPREVIOUS")).isEqualTo("two");
    assertThat(secrets.describeSecret(d -> d.secretId("db/orders")).versionIdsToStages())
        .hasSize(2);
  }

  @Test
  void aDeletedSecretIsNotReadUntilItIsRestored() {
    secrets.deleteSecret(d -> d.secretId("db/orders"));

    assertThatThrownBy(() -> value("AWSCURRENT")).isInstanceOf(InvalidRequestException.class);
    assertThat(secrets.listSecrets().secretList()).isEmpty();
    secrets.restoreSecret(r -> r.secretId("db/orders"));
    assertThat(value("AWSCURRENT")).isEqualTo("one");
    secrets.deleteSecret(d -> d.secretId("db/orders").forceDeleteWithoutRecovery(true));
    assertThatThrownBy(() -> value("AWSCURRENT")).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void aNameIsTakenOnce() {
    assertThatThrownBy(() -> secrets.createSecret(s -> s.name("db/orders").secretString("x")))
        .isInstanceOf(ResourceExistsException.class);
  }

  @Test
  void aSecretWithoutAValueSaysSo() {
    secrets.createSecret(s -> s.name("empty"));

    assertThatThrownBy(() -> secrets.getSecretValue(g -> g.secretId("empty")))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("AWSCURRENT");
  }

  @Test
  void secretsAreListedPageByPage() {
    secrets.createSecret(s -> s.name("db/a").secretString("x"));
    secrets.createSecret(s -> s.name("db/z").secretString("x"));

    assertThat(
            secrets.listSecretsPaginator(l -> l.maxResults(2)).stream()
                .flatMap(page -> page.secretList().stream()))
        .extracting(SecretListEntry::name)
        .containsExactly("db/a", "db/orders", "db/z");
  }

  private String value(String stage) {
    return secrets.getSecretValue(g -> g.secretId("db/orders").versionStage(stage)).secretString();
  }
}
