package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** What a user can get wrong: one sentence, what to do, exit code 2, nothing written. */
class BadInputTest {
  private final World world = new World();

  BadInputTest() {
    world.tagged("orders", "16.13");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dispatch --module=UP --target=17.11 | Invalid value for option '--module'",
        "dispatch --target=17.11 | Missing required option: --module",
        "dispatch --module=UPGRADE --target=17 | \"17\" is no engine version to upgrade to.",
        "dispatch --module=UPGRADE --target=17.x | \"17.x\" is no engine version",
        "dispatch --module=UPGRADE --target=17.9-limitless | is no engine version to upgrade to",
        "dispatch --module=UPGRADE --target=17.99 | There is no Aurora PostgreSQL 17.99 in us-east-1",
        "dispatch --module=UPGRADE --target=17.11 --tag=UpgradeDB | is not a tag with its value",
        "dispatch --module=UPGRADE --target=17.11 --in-flight=0 | The in-flight limit is 0.",
        "dispatch --module=UPGRADE --target=17.11 --in-flight=x | Invalid value for option",
        "dispatch --module=UPGRADE --target=17.11 --slots=lose | Invalid value for option '--slots'",
        "dispatch --module=UPGRADE --target=17.11 --run=No_Good | is not a run",
        "dispatch --module=UPGRADE --target=17.11 --verify-sql=nosuch.sql | Cannot read nosuch.sql",
        "status --run=nosuch | There is no run nosuch in the bucket.",
        "status | There is no run in the bucket yet.",
        "status --watch=0 | Cannot look again every 0 seconds.",
        "upgrade | Unmatched argument",
      })
  void isToldInOneSentence(String line, String sentence) {
    Ran ran = world.run(line.split(" "));

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(ran.err().lines().findFirst().orElseThrow()).startsWith("aurora-fleet: ");
    assertThat(ran.err()).contains(sentence).doesNotContain("\tat ", "Exception");
    assertThat(world.runs()).isEmpty();
  }

  @Test
  void noClusterWithTheTagSaysWhatWasSearched() {
    Ran ran = world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--tag=UpgradeDB=Q");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(ran.err())
        .contains(
            "looked for tag UpgradeDB=Q among the 1 clusters of engine aurora-postgresql in us-east-1 of account 123456789012");
    assertThat(world.runs()).isEmpty();
  }

  @Test
  void everyMissingVariableIsNamedWithItsSource() {
    world.environment.remove("AURORA_FLEET_BUCKET");
    world.environment.put("AURORA_FLEET_WORK_QUEUE_URL", "work");

    Ran ran = dispatch();

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(ran.err())
        .contains("AURORA_FLEET_BUCKET is not set: output Bucket of the CloudFormation stack")
        .contains("AURORA_FLEET_WORK_QUEUE_URL is \"work\", which it cannot be");
  }

  @Test
  void aQueueThatDoesNotExistBeginsNoRun() {
    String url = world.environment.get("AURORA_FLEET_WORK_QUEUE_URL");
    world.environment.put("AURORA_FLEET_WORK_QUEUE_URL", url + "-nope");

    Ran ran = dispatch();

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(ran.err()).contains("work-nope", "Create the queue, or give the URL");
    assertThat(world.runs()).isEmpty();
  }

  @Test
  void aBucketThatDoesNotExistBeginsNoRun() {
    world.environment.put("AURORA_FLEET_BUCKET", "another-bucket");

    Ran ran = dispatch();

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(ran.err()).contains("another-bucket", "Create the bucket, or give the right name");
    assertThat(world.ordered()).isEmpty();
  }

  @Test
  void aBucketWithoutPermissionBeginsNoRun() {
    world.storeSeen =
        new FailingS3(
            world.s3,
            key -> true,
            S3Exception.builder()
                .statusCode(403)
                .awsErrorDetails(
                    AwsErrorDetails.builder()
                        .errorCode("AccessDenied")
                        .errorMessage("Access Denied")
                        .build())
                .build());

    Ran ran = dispatch();

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(ran.err()).contains("Access Denied", "Allow this action to the role in use");
    assertThat(world.ordered()).isEmpty();
  }

  @Test
  void withoutCredentialsNothingElseIsTried() {
    world.sts = new NoCredentials();

    Ran ran = dispatch();

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(ran.err()).contains("there are no AWS credentials", "AWS_PROFILE");
  }

  @Test
  void anErrorIsOneJsonDocumentTooWhenThatWasAskedFor() throws IOException {
    Ran ran = world.run("status", "--run=nosuch", "--output=json");

    JsonNode document = new JsonMapper().readTree(ran.out());
    assertThat(document.path("exitCode").asInt()).isEqualTo(ran.exitCode());
    assertThat(document.at("/error/code").asText()).isEqualTo("no-such-run");
  }

  private Ran dispatch() {
    return world.run("dispatch", "--module=UPGRADE", "--target=17.11");
  }

  private static final class NoCredentials implements StsClient {
    @Override
    public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
      throw SdkClientException.create("Unable to load credentials from any of the providers");
    }

    @Override
    public String serviceName() {
      return "sts";
    }

    @Override
    public void close() {}
  }
}
