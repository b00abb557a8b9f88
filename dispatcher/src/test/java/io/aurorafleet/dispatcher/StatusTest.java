package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@code status} on runs whose checkpoints workers have changed. */
class StatusTest {
  private static final RunId RUN = new RunId("night");

  private final World world = new World();

  StatusTest() {
    world.tagged("orders", "16.13");
    world.tagged("billing", "16.13");
    world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=night");
  }

  private Instant now() {
    return world.time.instant();
  }

  private void admit(String cluster) {
    world
        .ledgers()
        .change(
            RUN,
            10,
            book ->
                Optional.of(book.admit(world.ledgers().newId(), new ClusterId(cluster), 1, now())));
  }

  private void end(String cluster, Position position) {
    world.change(RUN, cluster, c -> c.at(position));
  }

  @Test
  void aFreshRunWaits() {
    Ran ran = world.run("status", "--run=night");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.RUNNING);
    assertThat(ran.out()).contains("waits for a worker to begin", "2 waiting");
  }

  @Test
  void anAdmittedClusterShowsItsStepAndWhatItWaitsFor() {
    admit("orders");
    Wait wait = new Wait("the clone to become available", Duration.ofMinutes(1));
    world.change(
        RUN,
        "orders",
        c ->
            c.progress(Progress.at("safety-clone", 0, now()))
                .at(new Position.Asleep(wait, now(), now())));
    world.time.advance(Duration.ofSeconds(95));

    Ran ran = world.run("status");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.RUNNING);
    assertThat(ran.out().lines().filter(line -> line.startsWith("orders")))
        .singleElement()
        .asString()
        .contains("16.13", "17.11", "running", "safety-clone", "1m 35s")
        .contains("waits for the clone to become available");
    assertThat(ran.out()).contains("1 waiting, 1 running");
  }

  @Test
  void allSucceededIsExitCodeZero() throws IOException {
    end("orders", new Position.Finished("Upgraded to 17.11.", now()));
    world.change(
        RUN,
        "billing",
        c ->
            c.with(List.of(new Fact.PathChosen(now(), List.of())))
                .at(new Position.Finished("It is at 17.11 already.", now())));

    Ran ran = world.run("status", "--output", "json");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    JsonNode document = new JsonMapper().readTree(ran.out());
    assertThat(document.path("outcome").asText()).isEqualTo("SUCCEEDED");
    assertThat(document.at("/counts/SUCCEEDED").asInt()).isEqualTo(1);
    assertThat(document.at("/counts/NOTHING_TO_DO").asInt()).isEqualTo(1);
  }

  @Test
  void aFailureShowsItsReasonAndTheNextAction() {
    end("orders", new Position.Finished("Upgraded to 17.11.", now()));
    Failure failure =
        Failure.fix("prepared-transactions", "2 prepared transactions stand open.", "Commit them.");
    end("billing", new Position.Halted(failure, now()));

    Ran ran = world.run("status", "--run=night");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.SOME_FAILED);
    assertThat(ran.out())
        .contains("2 prepared transactions stand open.", "billing: Commit them.")
        .contains("1 succeeded, 1 failed");
  }

  @Test
  void theSameNextActionIsSaidOnce() {
    Failure failure = Failure.fix("quota", "The quota is used up.", "Have it raised.");
    endBoth(new Position.Halted(failure, now()));

    Ran ran = world.run("status", "--run=night");

    assertThat(ran.out()).contains("billing, orders: Have it raised.");
  }

  @Test
  void aClusterWithoutACheckpointIsShownAsSuch() {
    world.storeSeen =
        new FailingS3(
            world.s3,
            key -> key.endsWith("/orders/checkpoint.json"),
            new IllegalStateException("killed"));
    world.change(RUN, "billing", c -> c.at(new Position.Held("stopped", now())));
    world.change(RUN, "orders", c -> c.at(new Position.Held("stopped", now())));
    world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=cut");

    Ran ran = world.run("status", "--run=cut");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.RUNNING);
    assertThat(ran.out()).contains("has no checkpoint: its dispatch ended half way");
  }

  @Test
  void withoutANameTheRunDispatchedLastIsShown() {
    world.change(RUN, "orders", c -> c.at(new Position.Held("stopped", now())));
    world.change(RUN, "billing", c -> c.at(new Position.Held("stopped", now())));
    world.time.advance(Duration.ofMinutes(5));
    world.run("dispatch", "--module=PREUPGRADE", "--target=17.11");

    Ran ran = world.run("status");

    assertThat(ran.out()).contains("PREUPGRADE").doesNotContain("Run night");
  }

  @Test
  void watchLooksAgainUntilTheRunHasEnded() {
    world.time.after(Duration.ofSeconds(25), () -> endBoth(new Position.Finished("ok", now())));

    Ran ran = world.run("status", "--watch");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(ran.out().lines().filter(line -> line.startsWith("Run night"))).hasSize(2);
    assertThat(now()).isEqualTo(Instant.parse("2026-11-22T21:00:30Z"));
  }

  private void endBoth(Position position) {
    world.change(RUN, "orders", c -> c.at(position));
    world.change(RUN, "billing", (Checkpoint c) -> c.at(position));
  }
}
