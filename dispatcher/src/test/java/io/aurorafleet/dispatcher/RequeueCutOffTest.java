package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A requeue that ends half way leaves nothing that the same command cannot complete. */
class RequeueCutOffTest {
  private static final RunId RUN = new RunId("night");
  private static final ClusterId ORDERS = new ClusterId("orders");
  private static final Failure FAILURE = Failure.fix("x", "it broke", "mend it");
  private static final String[] REQUEUE = {"requeue", "--run=night", "orders"};

  @ParameterizedTest(name = "killed after the call took effect: {0}")
  @ValueSource(booleans = {false, true})
  void killedAtAnyCallTheSameCommandAgainCompletesIt(boolean after) {
    int calls = 0;
    while (killedAt(calls, after)) {
      calls++;
    }
    assertThat(calls).as("points at which it was killed").isGreaterThan(8);
  }

  /** Whether the command made that many calls; if so, it was killed there and then repeated. */
  private static boolean killedAt(int call, boolean after) {
    World world = failed();
    AtomicInteger left = new AtomicInteger(call);
    world.storeSeen = DyingClient.of(S3Client.class, world.s3, left, after);
    world.sqsSeen = DyingClient.of(SqsClient.class, world.sqs, left, after);
    Ran first = world.run(REQUEUE);
    if (left.get() >= 0) {
      assertThat(first.exitCode()).isEqualTo(ExitCodes.OK);
      return false;
    }
    world.storeSeen = world.s3;
    world.sqsSeen = null;
    world.time.advance(Duration.ofMinutes(2));

    assertThat(world.run(REQUEUE).exitCode()).as("call %d", call).isEqualTo(ExitCodes.OK);

    Checkpoint at = world.checkpoint(RUN, "orders");
    assertThat(at.attempt()).as("call %d", call).isEqualTo(2);
    assertThat(at.position().terminal()).isFalse();
    Ledger ledger = world.ledgers().find(RUN).orElseThrow();
    assertThat(ledger.requeued()).as("call %d", call).isEqualTo(Map.of(ORDERS, 2));
    assertThat(ledger.waives(ORDERS, 2)).isTrue();
    assertThat(world.ordered()).as("call %d", call).contains("orders");
    Ran other = world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=late");
    assertThat(other.exitCode()).as("locked, call %d", call).isEqualTo(ExitCodes.REFUSED);
    return true;
  }

  private static World failed() {
    World world = new World();
    world.tagged("orders", "16.13");
    world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=night");
    world.drop();
    world.change(
        RUN,
        "orders",
        c -> c.failing(FAILURE).at(new Position.Halted(FAILURE, world.time.instant())));
    world
        .ledgers()
        .change(
            RUN,
            10,
            l ->
                java.util.Optional.of(
                    l.end(
                        "e",
                        ORDERS,
                        new Ledger.End(1, Ledger.Result.FAILED, world.time.instant()))));
    return world;
  }

  @Test
  void onlyNamedClustersWaiveTheFailureBudget() {
    World world = failed();
    world.run("requeue", "--run=night");
    Ledger ledger = world.ledgers().find(RUN).orElseThrow();
    assertThat(ledger.requeued()).isEqualTo(Map.of(ORDERS, 2));
    assertThat(ledger.waives(ORDERS, 2)).isFalse();
  }
}
