package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.dispatcher.World.Ran;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.PlannedCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.rds.model.Tag;

/** {@code plan} on an account in memory, with servers on which one can only look. */
class PlanTest {
  private static final Map<String, String> PREPARED =
      Map.of("object", "'t1'", "fix", "ROLLBACK PREPARED 't1';");

  private final World world = new World();
  @TempDir private Path directory;

  @Test
  void showsEveryClusterSideBySideAndSaysWhatToDoNext() throws Exception {
    world.open("orders", "16.13");
    world.open("billing", "15.19");
    world.open("done", "17.11");

    Ran ran = world.run("plan", "--target", "17.11");

    assertThat(ran.exitCode()).as(ran.out()).isEqualTo(ExitCodes.OK);
    assertThat(row(ran, "orders")).contains("16.13 > 17.11", "ready", "in place");
    assertThat(row(ran, "billing")).contains("15.19 > 17.11", "ready");
    assertThat(row(ran, "done")).contains("nothing to do");
    FleetPlan plan = plan("--target", "17.11");
    assertThat(ran.out()).contains("For approval: " + plan.approval());
    assertThat(ran.out())
        .contains("aurora-fleet dispatch --plan plan.json --approved " + plan.approval());
  }

  @Test
  void changesNothing() throws Exception {
    world.open("orders", "16.13");
    world.open("billing", "15.19");
    var before = world.rds.describeDBClusters(r -> {}).dbClusters();
    var groups = world.rds.describeDBClusterParameterGroups(r -> {}).dbClusterParameterGroups();
    world.rdsSeen = OnlyLooks.at(world.rds);

    Ran ran = world.run("plan", "--target", "17.11", "--slots", "drop", "--apply-maintenance");

    assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(ExitCodes.OK);
    assertThat(world.databases.opened).isNotEmpty();
    assertThat(world.rds.describeDBClusters(r -> {}).dbClusters()).isEqualTo(before);
    assertThat(world.rds.describeDBClusterParameterGroups(r -> {}).dbClusterParameterGroups())
        .isEqualTo(groups);
    assertThat(world.s3.listObjectsV2(r -> r.bucket("fleet-bucket")).contents()).isEmpty();
    assertThat(world.ordered()).isEmpty();
  }

  @Test
  void needsNeitherBucketNorQueues() {
    world.open("orders", "16.13");
    world.environment.keySet().removeIf(name -> name.startsWith("AURORA_FLEET"));

    assertThat(world.run("plan", "--target", "17.11").exitCode()).isEqualTo(ExitCodes.OK);
  }

  @Test
  void aBlockerIsShownWithItsFixAndEndsWithItsOwnCode() throws Exception {
    world.open("orders", "16.13");
    world.open("billing", "15.19");
    world.databases.answer("billing", "pg_prepared_xacts", PREPARED);

    Ran ran = world.run("plan", "--target", "17.11");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BLOCKED);
    assertThat(row(ran, "billing")).contains("blocked");
    assertThat(ran.out()).contains("BLOCKER prepared-transactions", "ROLLBACK PREPARED 't1';");
    assertThat(row(ran, "orders")).contains("ready");
  }

  @Test
  void aClusterThatCannotBeLookedAtIsARowWithItsReason() throws Exception {
    world.open("orders", "16.13");
    world.open("billing", "15.19");
    world.tagged("secretless", "15.19");
    world.databases.dark.add("billing");

    Ran ran = world.run("plan", "--target", "17.11");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BLOCKED);
    assertThat(row(ran, "orders")).contains("ready");
    assertThat(row(ran, "billing")).contains("not seen");
    assertThat(row(ran, "secretless")).contains("not seen");
    assertThat(ran.out().replaceAll("\\s+", " "))
        .contains("Could not reach", "Admit this machine in its security group.");
    PlannedCluster billing = cluster(plan("--target", "17.11"), "billing");
    assertThat(billing.approval()).isNull();
  }

  @Test
  void whatIsNotForUsIsLeftOutWithItsReasonAndStopsNobody() throws Exception {
    world.open("orders", "16.13");
    Map<String, String> tags =
        new TreeMap<>(Ownership.tags("orders-clone", new RunId("r1"), new ClusterId("orders")));
    tags.put("UpgradeDB", "Y");
    world.cluster("orders-clone", "16.13", tags);

    Ran ran = world.run("plan", "--target", "17.11");

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
    assertThat(row(ran, "orders-clone")).contains("left out", "do not touch");
    assertThat(ran.out()).contains("orders-clone: left out, a clone that run r1 made of orders");
  }

  @Test
  void clustersThatAreNamedNeedNoTag() throws Exception {
    world.open("orders", "16.13");
    world.cluster("plain", "16.13", Map.of());

    FleetPlan plan = plan("--target", "17.11", "plain");

    assertThat(plan.clusters()).extracting(c -> c.cluster().value()).containsExactly("plain");
    assertThat(plan.tag()).isEmpty();
    assertThat(world.run("plan", "--target", "17.11", "plian").err())
        .contains("There is no Aurora PostgreSQL cluster plian in us-east-1");
  }

  @Test
  void aClustersOwnTargetIsItsTarget() throws Exception {
    world.open("orders", "15.19");
    String arn = world.rds.describeDBClusters(r -> {}).dbClusters().get(0).dbClusterArn();
    Tag own = Tag.builder().key("aurora-fleet-target").value("16.15").build();
    world.rds.addTagsToResource(r -> r.resourceName(arn).tags(own));

    assertThat(cluster(plan("--target", "17.11"), "orders").target().value()).isEqualTo("16.15");
  }

  @Test
  void printsExactlyOneJsonDocumentWithTotals() throws Exception {
    world.open("orders", "16.13");
    world.open("billing", "15.19");
    world.databases.dark.add("billing");

    Ran ran = world.run("plan", "--target", "17.11", "--output", "json");

    JsonNode document = new JsonMapper().readTree(ran.out());
    assertThat(document.at("/totals/verdicts/READY").asInt()).isEqualTo(1);
    assertThat(document.at("/totals/verdicts/NOT_SEEN").asInt()).isEqualTo(1);
    assertThat(document.path("approval").asText()).matches("[0-9a-f]{64}");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void writesPageAndDocumentAndDispatchTakesTheDocument() throws Exception {
    world.open("orders", "16.13");
    Path html = directory.resolve("plan.html");
    Path json = directory.resolve("plan.json");

    Ran ran =
        world.run("plan", "--target=17.11", "--html=" + html, "--json=" + json, "--in-flight=2");

    FleetPlan plan = Json.read(FleetPlan.class, Files.readString(json), FleetPlan.SCHEMA);
    assertThat(Files.readString(html)).contains("<!doctype html>", plan.approval());
    assertThat(ran.out()).contains("dispatch --plan " + json + " --approved " + plan.approval());
    Ran dispatched =
        world.run("dispatch", "--plan", json.toString(), "--approved", plan.approval());
    assertThat(dispatched.exitCode()).as(dispatched.err()).isEqualTo(ExitCodes.OK);
    assertThat(world.ordered()).containsExactly("orders");
    assertThat(world.manifest(world.runs().get(0)).options().inFlight()).isEqualTo(2);
  }

  @Test
  void refusesBeforeTheLookAFileItCouldNotWrite() {
    Ran ran = world.run("plan", "--target=17.11", "--html=" + directory.resolve("no/where.html"));

    assertThat(ran.exitCode()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(ran.err()).contains("Cannot write", "where.html");
  }

  @Test
  void twoPlansOfTheSameFleetHaveTheSameHash() throws Exception {
    world.open("orders", "16.13");
    FleetPlan before = plan("--target", "17.11");
    world.time.advance(java.time.Duration.ofDays(1));

    assertThat(plan("--target", "17.11").approval()).isEqualTo(before.approval());
    assertThat(plan("--target", "17.11", "--snapshot").approval()).isNotEqualTo(before.approval());
  }

  private FleetPlan plan(String... arguments) throws Exception {
    Path file = directory.resolve("again.json");
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[0] = "plan";
    all[arguments.length + 1] = "--json=" + file;
    world.run(all);
    return Json.read(FleetPlan.class, Files.readString(file), FleetPlan.SCHEMA);
  }

  private static PlannedCluster cluster(FleetPlan plan, String id) {
    return plan.clusters().stream()
        .filter(c -> c.cluster().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static String row(Ran ran, String cluster) {
    return ran.out()
        .lines()
        .filter(line -> line.startsWith(cluster + " "))
        .findFirst()
        .orElseThrow(() -> new AssertionError(ran.out() + ran.err()));
  }
}
