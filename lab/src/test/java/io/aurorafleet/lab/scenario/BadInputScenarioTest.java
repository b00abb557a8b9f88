package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.lab.CommandLineRun;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is wrong with a command or its surroundings: exit code 2, a sentence, nothing written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputScenarioTest {
  private Scene scene;

  @BeforeAll
  void open() throws Exception {
    scene = Scene.open();
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @AfterEach
  void nothingWasWritten() {
    assertThat(scene.keys("")).isEmpty();
  }

  @Test
  void anUnknownModule() {
    refused(scene.environment(), "DOWNGRADE", "17.11", "DOWNGRADE", "PREUPGRADE, UPGRADE");
  }

  @Test
  void aMalformedTarget() {
    refused(scene.environment(), "UPGRADE", "17.x", "\"17.x\"", "such as 17.7");
  }

  @Test
  void aTargetThatDoesNotExist() {
    refused(scene.environment(), "UPGRADE", "17.99", "17.99", "describe-db-engine-versions");
  }

  @Test
  void noClusterWithTheTag() {
    refused(
        scene.environment(),
        "UPGRADE",
        "17.11",
        "tag UpgradeDB=Y",
        "aurora-postgresql",
        "us-east-1",
        "123456789012",
        "--tag");
  }

  @Test
  void noCredentials() {
    try (SystemProperties none = SystemProperties.withoutCredentials()) {
      assertThat(none).isNotNull();
      refused(scene.environment(), "UPGRADE", "17.11", "no AWS credentials", "AWS_PROFILE");
    }
  }

  @Test
  void aQueueThatDoesNotExist() {
    String url = "http://127.0.0.1/123456789012/nobodys-queue";
    refused(with("AURORA_FLEET_WORK_QUEUE_URL", url), "UPGRADE", "17.11", "nobodys-queue", "URL");
  }

  @Test
  void aBucketThatDoesNotExist() {
    refused(
        with("AURORA_FLEET_BUCKET", "nobodys-bucket"),
        "UPGRADE",
        "17.11",
        "nobodys-bucket",
        "Create the bucket");
  }

  @Test
  void nothingInTheEnvironment() {
    refused(
        Map.of(), "UPGRADE", "17.11", "AURORA_FLEET_BUCKET", "AWS_REGION", "aurora-fleet sandbox");
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> environment = new TreeMap<>(scene.environment());
    environment.put(name, value);
    return environment;
  }

  private static void refused(
      Map<String, String> environment, String module, String target, String... words) {
    CommandLineRun run =
        CommandLineRun.of(environment, "dispatch", "--module", module, "--target", target);
    assertThat(run.exit()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(words).doesNotContain("\tat ", "Exception");
    assertThat(run.out()).isEmpty();
  }
}
