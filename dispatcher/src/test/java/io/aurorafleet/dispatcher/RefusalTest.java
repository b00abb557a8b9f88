package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** {@code dispatch} where another run has a cluster. */
class RefusalTest {
  private static final RunId FIRST = new RunId("first");

  private final World world = new World();

  RefusalTest() {
    world.tagged("orders", "16.13");
    world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=first");
    world.tagged("billing", "16.13");
  }

  private Ran again(String... more) {
    List<String> arguments =
        new java.util.ArrayList<>(List.of("dispatch", "--module=UPGRADE", "--target=17.11"));
    arguments.addAll(List.of(more));
    return world.run(arguments.toArray(String[]::new));
  }

  @Test
  void refusesAllAndSaysWhichClusterStandsHowInWhichRun() {
    Ran ran = again();

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(ran.err())
        .contains("1 of 2 clusters is in a run that has not ended; nothing was written")
        .contains("orders: run first, UPGRADE to 17.11 at step start, waits for a worker to begin");
    assertThat(world.runs()).containsExactly(FIRST);
    assertThat(world.ordered()).containsExactly("orders");
  }

  @Test
  void aLongListIsCutForPeopleAndWholeForPrograms() {
    java.util.stream.IntStream.range(0, 30).forEach(i -> world.tagged("c" + i, "16.13"));
    again("--skip-live", "--run=many");

    Ran text = again();
    Ran json = again("--output=json");

    assertThat(text.err().lines()).hasSize(1 + 20 + 1 + 1);
    assertThat(text.err()).contains("and 12 more; all of them with --output json");
    assertThat(json.out()).contains("c29: run many", "orders: run first");
  }

  @Test
  void leavesThemOutWhenAsked() {
    Ran ran = again("--skip-live", "--run=second");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(ran.out()).contains("Left out, because another run has them:", "orders: run first");
    assertThat(world.enrolled(new RunId("second"))).containsExactly("billing");
  }

  @Test
  void takesAClusterWhoseRunFailedBeforeTheCommitPoint() {
    world.change(FIRST, "orders", c -> c.at(halted()));

    assertThat(again("--run=second").exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(world.enrolled(new RunId("second"))).contains("orders");
  }

  @Test
  void refusesAClusterThatFailedAfterTheCommitPoint() {
    EngineVersion from = new EngineVersion("16.13");
    Fact intent = new Fact.Intended(world.time.instant(), 0, 1, from, new EngineVersion("17.11"));
    world.change(FIRST, "orders", c -> c.with(List.of(intent)).at(halted()));

    Ran ran = again();

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.REFUSED);
    assertThat(ran.err()).contains("orders: run first, UPGRADE to 17.11 failed", "it was full");
  }

  private Position halted() {
    return new Position.Halted(
        Failure.fix("storage-full", "it was full.", "Make room."), world.time.instant());
  }

  @Test
  void aClusterTakenBetweenLookingAndEnrollingStandsAsFailedWithTheReason() {
    S3Client plain = world.storeSeen;
    world.storeSeen =
        new FailingS3(
            world.s3,
            key -> {
              if (key.equals("runs/second/manifest.json")) {
                world.storeSeen = plain;
                again("--skip-live", "--run=third");
              }
              return false;
            },
            new IllegalStateException());

    Ran ran = again("--skip-live", "--run=second");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out()).contains("Run third is at cluster billing already");
    assertThat(world.checkpoint(new RunId("second"), "billing").position())
        .isInstanceOf(Position.Halted.class);
    assertThat(world.checkpoint(new RunId("third"), "billing").position().terminal()).isFalse();
  }
}
