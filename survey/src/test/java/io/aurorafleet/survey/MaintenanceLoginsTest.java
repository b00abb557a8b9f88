package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tag says who logs in, and nothing else does. */
class MaintenanceLoginsTest {
  private static final String MASTER = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:rds!c";

  private final List<String> read = new ArrayList<>();
  private final MaintenanceLogins logins =
      new MaintenanceLogins(
          secret -> {
            read.add(secret);
            return new Login("of " + secret, "p");
          },
          (user, host, port) -> new Login(user, "token for %s:%d".formatted(host, port)));

  @Test
  void aNameIsThatOfASecret() {
    assertThat(login(" orders-maintenance-user-secret ", false, MASTER).user())
        .isEqualTo("of orders-maintenance-user-secret");
    assertThat(read).containsExactly("orders-maintenance-user-secret");
  }

  @Test
  void managedIsTheMasterUsersSecretThatRdsManagesForThisCluster() {
    assertThat(login("managed", false, MASTER).user()).isEqualTo("of " + MASTER);
    assertThat(read).containsExactly(MASTER);
  }

  @Test
  void managedWhereRdsManagesNoneSaysBothWaysOut() {
    Failure failure = failure("managed", true, null);

    assertThat(failure.code()).isEqualTo("no-managed-secret");
    assertThat(failure.reason()).contains("orders");
    assertThat(failure.nextAction())
        .contains("aws rds add-tags-to-resource --resource-name arn:aws:rds")
        .contains("--manage-master-user-password");
    assertThat(read).isEmpty();
  }

  @Test
  void iamIsAUserWhoseTokensAreForTheServerConnectedTo() {
    Login login = login("iam:upgrader", true, MASTER);

    assertThat(login.user()).isEqualTo("upgrader");
    assertThat(login.password()).isEqualTo("token for orders.example:5432");
    assertThat(read).as("no secret is needed").isEmpty();
  }

  @Test
  void iamOnAClusterWithoutItSaysHowToSwitchItOnAndWhatToGrant() {
    Failure failure = failure("iam:upgrader", false, null);

    assertThat(failure.category()).isEqualTo(Failure.Category.FIX);
    assertThat(failure.code()).isEqualTo("iam-authentication-off");
    assertThat(failure.nextAction())
        .contains("--db-cluster-identifier orders --enable-iam-database-authentication")
        .contains("GRANT rds_iam TO upgrader");
  }

  @ParameterizedTest
  @ValueSource(strings = {"iam:", "iam:  "})
  void iamWithoutAUserIsRefused(String tag) {
    assertThat(failure(tag, true, null).code()).isEqualTo("secret-tag-unusable");
  }

  /** That RDS manages a master secret, or knows IAM, is no leave to use it. */
  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void withoutATagNobodyLogsIn(String tag) {
    assertThat(failure(tag, true, MASTER).code()).isEqualTo("secret-tag-missing");
    assertThat(read).isEmpty();
  }

  private Login login(String tag, boolean iam, @Nullable String master) {
    return logins.of(view(tag, iam, master)).login("orders.example", 5432);
  }

  private Failure failure(String tag, boolean iam, @Nullable String master) {
    OutsideException fault =
        catchThrowableOfType(OutsideException.class, () -> logins.of(view(tag, iam, master)));
    return fault.failure();
  }

  private static ClusterView view(String tag, boolean iam, @Nullable String master) {
    return new ClusterView(
        new ClusterId("orders"),
        "arn:aws:rds:eu-west-1:123456789012:cluster:orders",
        "cluster-ORDERS",
        "available",
        new EngineVersion("16.13"),
        "provisioned",
        "orders.example",
        5432,
        null,
        "custom",
        List.of(),
        null,
        List.of(),
        null,
        null,
        true,
        List.of(),
        tag.isEmpty() ? Map.of() : Map.of(ClusterView.SECRET_TAG, tag),
        new ClusterView.Shape(
            null, List.of(), iam, null, null, null, true, 7, null, true, null, null, master,
            List.of()));
  }
}
