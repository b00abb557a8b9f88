package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import io.aurorafleet.sandbox.queue.QueuePlan;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** {@code dispatch} on an account in memory. */
class DispatchTest {
  private static final String[] UPGRADE = {"dispatch", "--module", "UPGRADE", "--target", "17.11"};

  private final World world = new World();

  @Test
  void beginsARunOverTheTaggedClustersOnly() {
    world.tagged("orders", "16.13");
    world.tagged("billing", "15.19");
    world.cluster("untagged", "16.13", Map.of());
    world.cluster("no", "16.13", Map.of("UpgradeDB", "N"));

    Ran ran = world.run(UPGRADE);

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    RunId run = world.runs().get(0);
    assertThat(ran.out()).contains("Run " + run, "orders", "aurora-fleet status --run " + run);
    assertThat(world.enrolled(run)).containsExactlyInAnyOrder("orders", "billing");
    assertThat(world.ordered()).containsExactlyInAnyOrder("orders", "billing");
    assertThat(world.checkpoint(run, "orders").order().resourceId()).isNotBlank();
  }

  @Test
  void writesTheOptionsIntoTheManifestAndEveryOrder() {
    world.tagged("orders", "16.13");

    world.run(
        "dispatch",
        "--module=preupgrade",
        "--target=17.11",
        "--no-safety-clone",
        "--snapshot",
        "--slots=recreate",
        "--apply-maintenance",
        "--in-flight=3",
        "--run=night");

    RunId run = new RunId("night");
    Manifest manifest = world.manifest(run);
    assertThat(manifest.module()).isEqualTo(RunModule.PREUPGRADE);
    assertThat(manifest.options().safetyClone()).isFalse();
    assertThat(manifest.options().snapshot()).isTrue();
    assertThat(manifest.options().slots()).isEqualTo(Slots.RECREATE);
    assertThat(manifest.options().applyMaintenance()).isTrue();
    assertThat(manifest.options().inFlight()).isEqualTo(3);
    assertThat(world.checkpoint(run, "orders").order().options()).isEqualTo(manifest.options());
  }

  @Test
  void takesWavesFromTheTagAndTheSecondWithoutOne() {
    world.cluster("a", "16.13", Map.of("UpgradeDB", "Y", "aurora-fleet-wave", "last"));
    world.cluster("b", "16.13", Map.of("UpgradeDB", "Y", "aurora-fleet-wave", "first"));
    world.tagged("c", "16.13");

    world.run(UPGRADE);

    assertThat(world.manifest(world.runs().get(0)).clusters())
        .extracting(entry -> entry.cluster().value(), Manifest.Entry::wave)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("b", Wave.FIRST),
            org.assertj.core.groups.Tuple.tuple("c", Wave.SECOND),
            org.assertj.core.groups.Tuple.tuple("a", Wave.LAST));
  }

  @Test
  void findsClustersOnAllPages() {
    IntStream.range(0, 250).forEach(i -> world.tagged("c%03d".formatted(i), "16.13"));

    Ran ran = world.run(UPGRADE);

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(world.enrolled(world.runs().get(0))).hasSize(250);
    assertThat(world.ordered()).hasSize(250).doesNotHaveDuplicates();
  }

  @Test
  void leavesOutClonesOfOursAndSaysSo() {
    world.tagged("orders", "16.13");
    Map<String, String> tags =
        new java.util.TreeMap<>(
            Ownership.tags("orders-clone", new RunId("r1"), new ClusterId("orders")));
    tags.put("UpgradeDB", "Y");
    world.cluster("orders-clone", "16.13", tags);

    Ran ran = world.run(UPGRADE);

    assertThat(world.ordered()).containsExactly("orders");
    assertThat(ran.out()).contains("orders-clone: a clone that run r1 made of orders");
  }

  @Test
  void printsExactlyOneJsonDocument() throws IOException {
    world.tagged("orders", "16.13");

    Ran ran = world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--output=json");

    JsonNode document = new JsonMapper().readTree(ran.out());
    assertThat(document.path("run").asText()).isEqualTo(world.runs().get(0).value());
    assertThat(document.at("/clusters/0/cluster").asText()).isEqualTo("orders");
    assertThat(document.at("/clusters/0/state").asText()).isEqualTo("DISPATCHED");
    assertThat(document.path("account").asText()).isEqualTo(world.account.id());
  }

  @Test
  void namesClustersWhoseMessageTheQueueRefusesForGood() {
    World refusing =
        new World(
            new QueuePlan() {
              @Override
              public boolean failsEntry(String queue, SendMessageBatchRequestEntry entry) {
                return entry.messageBody().contains("\"billing\"");
              }
            });
    refusing.tagged("orders", "16.13");
    refusing.tagged("billing", "16.13");

    Ran ran = refusing.run(UPGRADE);

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(refusing.ordered()).containsExactly("orders");
    assertThat(refusing.enrolled(refusing.runs().get(0))).contains("billing");
    assertThat(ran.out().lines().filter(line -> line.startsWith("billing")))
        .singleElement()
        .asString()
        .contains("unsent", "watchdog");
  }

  @Test
  void sendsEntriesAgainThatABatchRefusedOnce() {
    List<String> refused = new java.util.ArrayList<>();
    World moody =
        new World(
            new QueuePlan() {
              @Override
              public boolean failsEntry(String queue, SendMessageBatchRequestEntry entry) {
                boolean first = !refused.contains(entry.messageBody());
                refused.add(entry.messageBody());
                return first;
              }
            });
    IntStream.range(0, 25).forEach(i -> moody.tagged("c" + i, "16.13"));

    Ran ran = moody.run(UPGRADE);

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(ran.out()).doesNotContain("unsent");
    assertThat(moody.ordered()).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void anUpgradeStopsAtItsFirstFailureUnlessToldOtherwise() {
    world.tagged("orders", "16.13");
    Ran ran = world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=careful");
    assertThat(ran.out()).contains("until one has failed");
    assertThat(world.manifest(new RunId("careful")).options().failureBudget()).isZero();
  }

  @Test
  void budgetAndWindowAreTakenAsGiven() {
    world.tagged("orders", "16.13");
    Ran ran =
        world.run(
            "dispatch",
            "--module=PREUPGRADE",
            "--target=17.11",
            "--run=r",
            "--failure-budget=3",
            "--window-end=2026-11-23T06:00:00+01:00");
    assertThat(ran.out())
        .contains("until more than 3 of a wave have failed", "until 2026-11-23T05:00:00Z");
    assertThat(world.manifest(new RunId("r")).options().windowEnd())
        .isEqualTo("2026-11-23T05:00:00Z");
  }

  @Test
  void aPreupgradeGoesOnWhateverFailsAndABudgetOrWindowThatCannotBeIsRefused() {
    world.tagged("orders", "16.13");
    for (String wrong :
        new String[] {
          "--failure-budget=-1",
          "--failure-budget=few",
          "--window-end=tomorrow",
          "--window-end=2026-11-22T20:59:59Z"
        }) {
      Ran ran = world.run("dispatch", "--module=UPGRADE", "--target=17.11", wrong);
      assertThat(ran.exitCode()).as(wrong).isEqualTo(ExitCodes.BAD_INPUT);
    }
    assertThat(world.runs()).isEmpty();
    world.run("dispatch", "--module=PREUPGRADE", "--target=17.11", "--run=r");
    assertThat(world.manifest(new RunId("r")).options().failureBudget()).isNull();
  }
}
