package io.aurorafleet.cloud.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** What the databases rely on in secrets. */
abstract class LoginsContract {
  private String secret = "";

  @BeforeEach
  void name() {
    secret = "orders/maintenance-" + UUID.randomUUID();
  }

  abstract SecretsManagerClient secrets();

  @Test
  void aLoginIsReadByNameAndByArnAndAnewEachTime() {
    String arn =
        secrets()
            .createSecret(
                s ->
                    s.name(secret)
                        .secretString(
                            "{\"engine\":\"postgres\",\"host\":\"old\",\"username\":\"u\",\"password\":\"pä\\\"ss\",\"port\":5432}"))
            .arn();
    assertThat(logins().read(secret)).isEqualTo(new Login("u", "pä\"ss"));
    assertThat(logins().read(arn)).isEqualTo(new Login("u", "pä\"ss"));

    secrets()
        .putSecretValue(
            s -> s.secretId(secret).secretString("{\"username\":\"u\",\"password\":\"new\"}"));
    assertThat(logins().read(secret).password()).isEqualTo("new");
  }

  @Test
  void aMissingSecretIsNamedWithTheRemedy() {
    Failure failure = failure();

    assertThat(failure.category()).isEqualTo(Failure.Category.FIX);
    assertThat(failure.code()).isEqualTo("secret-not-found");
    assertThat(failure.reason()).contains(secret);
    assertThat(failure.nextAction()).contains("username and password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "\"hunter2\"",
        "[\"hunter2\"]",
        "{\"username\":\"u\", hunter2",
        "{\"username\":\"u\",\"pass\":\"hunter2\"}",
        "{\"password\":\"hunter2\"}"
      })
  void aSecretThatHoldsNoLoginIsRefusedWithoutShowingIt(String text) {
    secrets().createSecret(s -> s.name(secret).secretString(text));

    OutsideException fault = fault();

    assertThat(fault.failure().code()).isEqualTo("secret-unusable");
    assertThat(fault.failure().toString()).contains(secret).doesNotContain("hunter2");
    assertThat(fault).hasStackTraceContaining(secret);
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString()).doesNotContain("hunter2");
    }
  }

  @Test
  void aBinarySecretIsRefused() {
    secrets().createSecret(s -> s.name(secret).secretBinary(SdkBytes.fromUtf8String("hunter2")));

    assertThat(failure().code()).isEqualTo("secret-unusable");
  }

  private SecretsManagerLogins logins() {
    return new SecretsManagerLogins(secrets());
  }

  private OutsideException fault() {
    return catchThrowableOfType(OutsideException.class, () -> logins().read(secret));
  }

  private Failure failure() {
    return fault().failure();
  }
}
