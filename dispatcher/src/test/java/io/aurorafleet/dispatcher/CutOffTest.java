package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** A dispatch that ends half way leaves nothing that a watchdog or itself cannot complete. */
class CutOffTest {
  private static final RunId RUN = new RunId("night");
  private static final String[] DISPATCH = {
    "dispatch", "--module=UPGRADE", "--target=17.11", "--run=night"
  };

  private final World world = new World();

  CutOffTest() {
    IntStream.range(0, 8).forEach(i -> world.tagged("c" + i, "16.13"));
  }

  /** As if the process died there: an error no code of ours catches. */
  private void dieAtCheckpointOf(String cluster) {
    world.storeSeen =
        new FailingS3(
            world.s3,
            key -> key.endsWith("/" + cluster + "/checkpoint.json"),
            new IllegalStateException("killed"));
  }

  @Test
  void killedBetweenCheckpointsTheSameDispatchCompletesIt() {
    dieAtCheckpointOf("c4");
    assertThat(world.run(DISPATCH).exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(world.enrolled(RUN)).hasSize(4);
    assertThat(world.ordered()).isEmpty();

    world.storeSeen = world.s3;
    Ran again = world.run(DISPATCH);

    assertThat(again.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(world.enrolled(RUN)).hasSize(8);
    assertThat(world.ordered()).hasSize(8);
  }

  @Test
  void killedBetweenCheckpointsAWatchdogCompletesIt() {
    dieAtCheckpointOf("c4");
    world.run(DISPATCH);

    world.watchdog(RUN);

    assertThat(world.enrolled(RUN)).hasSize(8);
  }

  @Test
  void anotherRunDoesNotTakeClustersOfTheOneThatWasCutOff() {
    dieAtCheckpointOf("c0");
    world.run(DISPATCH);

    world.storeSeen = world.s3;
    Ran other = world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=other");

    assertThat(other.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(other.err()).contains("c0: run night, about to begin");
  }

  @Test
  void aStoreThatFailsInTheMiddleIsToldAndWhatStandsIsSent() {
    world.storeSeen =
        new FailingS3(
            world.s3,
            key -> key.endsWith("/c4/checkpoint.json"),
            S3Exception.builder().statusCode(503).message("SlowDown").build());

    Ran ran = world.run(DISPATCH);

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out()).contains("not enrolled", "repeat this dispatch with --run night");
    assertThat(world.ordered()).containsExactly("c0", "c1", "c2", "c3");
  }

  @Test
  void aCheckpointOfANewerVersionKeepsNoOtherClusterFromBeingEnrolled() {
    dieAtCheckpointOf("c4");
    world.run(DISPATCH);
    world.storeSeen = world.s3;
    world.s3.putObject(
        r -> r.bucket("fleet-bucket").key("runs/night/c1/checkpoint.json"),
        RequestBody.fromString("{\"schema\":99}"));

    Ran again = world.run(DISPATCH);

    assertThat(again.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(again.out()).contains("written by a newer version");
    assertThat(world.ordered()).containsExactly("c0", "c2", "c3", "c4", "c5", "c6", "c7");
  }

  @Test
  void aRunOfThatNameAboutSomethingElseIsNotTouched() {
    world.run(DISPATCH);

    Ran other = world.run("dispatch", "--module=UPGRADE", "--target=16.15", "--run=night");

    assertThat(other.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(other.err()).contains("Run night exists, and is about something else");
    assertThat(world.manifest(RUN).target().value()).isEqualTo("17.11");
  }
}
