package io.aurorafleet.cloud.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.OutsideException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;

/** The SDK's own signing, with the client that RDS is called with. */
class RdsTokensTest {
  private static final String HOST = "orders.cluster-abc.eu-west-1.rds.amazonaws.com";
  private static final AwsCredentialsProvider ROLE =
      StaticCredentialsProvider.create(AwsSessionCredentials.create("AKIDROLE", "s3cret", "sess"));

  @Test
  void aTokenIsForOneUserOnOneServerOfTheClientsRegionAndLastsAQuarterOfAnHour() {
    try (RdsClient rds = client(ROLE)) {
      Login login = new RdsTokens(rds).token("upgrader", HOST, 5433);

      assertThat(login.user()).isEqualTo("upgrader");
      URI token = URI.create("https://" + login.password());
      assertThat(token.getAuthority()).isEqualTo(HOST + ":5433");
      assertThat(parameters(token))
          .containsEntry("Action", "connect")
          .containsEntry("DBUser", "upgrader")
          .containsEntry("X-Amz-Expires", "900")
          .containsEntry("X-Amz-Security-Token", "sess")
          .containsKey("X-Amz-Signature");
      assertThat(parameters(token).get("X-Amz-Credential"))
          .matches("AKIDROLE/\\d{8}/eu-west-1/rds-db/aws4_request");
    }
  }

  @Test
  void anotherServerOrUserNeedsAnotherToken() {
    try (RdsClient rds = client(ROLE)) {
      RdsTokens tokens = new RdsTokens(rds);

      assertThat(signature(tokens.token("upgrader", HOST, 5432)))
          .isNotEqualTo(signature(tokens.token("upgrader", "x" + HOST, 5432)))
          .isNotEqualTo(signature(tokens.token("somebody", HOST, 5432)));
    }
  }

  @Test
  void aTokenStandsInNoText() {
    try (RdsClient rds = client(ROLE)) {
      TokenLogin logins = new TokenLogin(new RdsTokens(rds), "upgrader");
      Login login = logins.login(HOST, 5432);

      assertThat(login + " " + logins)
          .contains("upgrader")
          .doesNotContain("X-Amz", "AKIDROLE", "s3cret", signature(login));
    }
  }

  @Test
  void withoutCredentialsItSaysSo() {
    AwsCredentialsProvider none =
        () -> {
          throw SdkClientException.create("Unable to load credentials from any of the providers");
        };
    try (RdsClient rds = client(none)) {
      OutsideException fault =
          catchThrowableOfType(
              OutsideException.class, () -> new RdsTokens(rds).token("upgrader", HOST, 5432));

      assertThat(fault.failure().code()).isEqualTo("credentials");
      assertThat(fault.failure().reason()).contains("token for database user upgrader on " + HOST);
    }
  }

  private static RdsClient client(AwsCredentialsProvider credentials) {
    return RdsClient.builder().region(Region.EU_WEST_1).credentialsProvider(credentials).build();
  }

  private static String signature(Login login) {
    return String.valueOf(
        parameters(URI.create("https://" + login.password())).get("X-Amz-Signature"));
  }

  private static Map<String, String> parameters(URI token) {
    Map<String, String> found = new TreeMap<>();
    for (String pair : token.getRawQuery().split("&", -1)) {
      int at = pair.indexOf('=');
      found.put(
          pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return found;
  }
}
