package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.lab.CommandLineRun;
import io.aurorafleet.lab.fleet.AcknowledgedWriter;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.FleetSeeder;
import io.aurorafleet.lab.fleet.PlannedCluster;
import io.aurorafleet.lab.local.Bucket;
import io.aurorafleet.lab.local.LocalAws;
import io.aurorafleet.sandbox.SandboxOptions;
import io.aurorafleet.sandbox.bus.EventPlan;
import io.aurorafleet.sandbox.rds.RdsOptions;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.Tag;

/** A sandbox on real PostgreSQL servers, and what a test does with it: dispatch, wait, look. */
final class Scene implements AutoCloseable {
  private static final double AWS_SPEED = 300;
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofMinutes(3);

  private final LocalAws aws;
  private final Map<String, String> environment;
  private final Bucket bucket;
  private final WorkClock clock = new SystemClock();
  private final SystemProperties properties;
  private final List<LocalWorker> workers = new ArrayList<>();

  private Scene(LocalAws aws, Map<String, String> environment) {
    this.aws = aws;
    this.environment = environment;
    this.bucket = new Bucket(environment);
    this.properties = SystemProperties.forClientsOf(environment);
  }

  private static Scene of(LocalAws aws) {
    return new Scene(aws, aws.environment());
  }

  static Scene open() throws IOException {
    return open(EventPlan.NONE);
  }

  static Scene open(EventPlan events) throws IOException {
    return of(LocalAws.start(SandboxOptions.Ports.FREE, AWS_SPEED, events));
  }

  /** With another catalogue, other quotas or a fault plan. */
  static Scene of(UnaryOperator<RdsOptions> region) throws IOException {
    return of(LocalAws.start(SandboxOptions.Ports.FREE, AWS_SPEED, EventPlan.NONE, region));
  }

  /** With queues, bucket, topic and events on another AWS. */
  static Scene on(Elsewhere there) throws IOException {
    LocalAws aws = LocalAws.start(SandboxOptions.Ports.FREE, AWS_SPEED, there);
    return new Scene(aws, there.environment(aws.environment()));
  }

  /** A client that writes through whatever happens to the cluster. */
  AcknowledgedWriter writer(Access access) throws SQLException {
    return AcknowledgedWriter.start(access, "app", clock);
  }

  LocalAws aws() {
    return aws;
  }

  Map<String, String> environment() {
    return environment;
  }

  /** Makes clusters at once, each selected by {@code --tag scenario=<its name>}. */
  Map<String, Access> clusters(PlannedCluster... clusters) {
    Map<String, Access> access = new FleetSeeder(aws).seed(List.of(clusters));
    access.keySet().forEach(id -> tag(id, "scenario", id));
    return access;
  }

  /** Makes a cluster that {@code --tag scenario=<its name>} selects. */
  Access cluster(PlannedCluster cluster) {
    Map<String, Access> access = new FleetSeeder(aws).seed(List.of(cluster));
    tag(cluster.id(), "scenario", cluster.id());
    return access.values().iterator().next();
  }

  void tag(String cluster, String key, String value) {
    String arn = describe(cluster).dbClusterArn();
    aws.rds()
        .addTagsToResource(
            r -> r.resourceName(arn).tags(Tag.builder().key(key).value(value).build()));
  }

  DBCluster describe(String cluster) {
    return aws.rds().describeDBClusters(r -> r.dbClusterIdentifier(cluster)).dbClusters().get(0);
  }

  /** A worker in this process. */
  void work() {
    workers.add(LocalWorker.start(environment()));
  }

  /** The same, giving up on what never comes after this long. */
  void work(Duration deadline) {
    workers.add(LocalWorker.start(environment(), deadline));
  }

  CommandLineRun run(String... arguments) {
    return CommandLineRun.of(environment(), arguments);
  }

  /** Dispatches one cluster by its tag; gives the run. */
  RunId dispatch(String module, String target, String cluster, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("dispatch", "--module", module, "--target", target));
    arguments.addAll(List.of("--tag", "scenario=" + cluster, "--output", "json"));
    arguments.addAll(List.of(more));
    CommandLineRun run = run(arguments.toArray(String[]::new));
    assertThat(run.exit()).as(run.err()).isZero();
    return new RunId(run.json().path("run").asText());
  }

  /** Waits until the checkpoint is as wished. */
  Checkpoint await(RunId run, String cluster, Predicate<Checkpoint> wish) {
    Duration began = clock.monotonic();
    while (true) {
      Checkpoint seen =
          bucket.checkpoints().find(run, new ClusterId(cluster)).orElseThrow().checkpoint();
      if (wish.test(seen)) {
        return seen;
      }
      assertThat(clock.monotonic().minus(began))
          .as("%s of %s: %s %s", cluster, run, seen.now(), seen.position())
          .isLessThan(LONGEST);
      clock.pause(LOOK);
    }
  }

  /** Waits until something is so. */
  void until(BooleanSupplier wish) {
    Duration began = clock.monotonic();
    while (!wish.getAsBoolean()) {
      assertThat(clock.monotonic().minus(began)).isLessThan(LONGEST);
      clock.pause(LOOK);
    }
  }

  /** Waits for the end of the attempt and reads its report. */
  ClusterReport end(RunId run, String cluster) throws Exception {
    await(run, cluster, c -> c.position().terminal());
    String json = text(Keys.clusterReport(run, new ClusterId(cluster)));
    return Json.read(ClusterReport.class, json, ClusterReport.SCHEMA);
  }

  /** An object of the bucket. */
  String text(String key) {
    return bucket.objects().get(key).orElseThrow(() -> new AssertionError("no " + key)).body();
  }

  String artifact(RunId run, String cluster, String name) {
    return text(Keys.artifact(run, new ClusterId(cluster), name));
  }

  /** The names of a cluster's files, parts of logs left out. */
  List<String> artifacts(RunId run, String cluster) {
    String prefix = Keys.artifact(run, new ClusterId(cluster), "");
    return keys(prefix).stream()
        .map(key -> key.substring(prefix.length()))
        .filter(name -> !name.contains("/"))
        .sorted()
        .toList();
  }

  List<String> keys(String prefix) {
    return bucket.objects().keys(prefix);
  }

  /** How often the cluster's data were really upgraded. */
  int upgrades(String cluster) {
    return aws.plane().upgrades(describe(cluster).dbClusterResourceId());
  }

  /** How often the cluster's data were really copied. */
  int copies(String cluster) {
    return aws.plane().copies(describe(cluster).dbClusterResourceId());
  }

  /** Names and versions of all clusters that are there. */
  Map<String, String> versions() {
    Map<String, String> versions = new TreeMap<>();
    aws.rds()
        .describeDBClusters(r -> {})
        .dbClusters()
        .forEach(c -> versions.put(c.dbClusterIdentifier(), c.engineVersion()));
    return versions;
  }

  @Override
  public void close() {
    workers.forEach(LocalWorker::close);
    bucket.close();
    properties.close();
    aws.close();
  }
}
