package io.aurorafleet.lab.demo;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DemoFleet;
import io.aurorafleet.lab.fleet.FleetSeeder;
import io.aurorafleet.lab.fleet.PlannedCluster;
import io.aurorafleet.lab.local.Bucket;
import io.aurorafleet.lab.local.LocalAws;
import io.aurorafleet.sandbox.SandboxOptions;
import io.aurorafleet.sandbox.bus.EventPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sandbox, fleet, workers, dispatcher: the main job from end to end, on real PostgreSQL servers.
 */
final class Demo {
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(6);

  private final DemoOptions options;
  private final ProgressView view;
  private final WorkClock clock;

  Demo(DemoOptions options, ProgressView view, WorkClock clock) {
    this.options = options;
    this.view = view;
    this.clock = clock;
  }

  DemoResult run() throws IOException, InterruptedException, SQLException {
    Duration began = clock.monotonic();
    view.show("Starting the sandbox: AWS on this machine, a real PostgreSQL server per cluster");
    EventPlan events = options.dropEvents() ? event -> List.of() : EventPlan.NONE;
    try (LocalAws aws = LocalAws.start(SandboxOptions.Ports.FREE, DemoOptions.AWS_SPEED, events);
        Crew crew = Crew.start(aws, options);
        Bucket bucket = new Bucket(aws.environment())) {
      List<PlannedCluster> fleet = DemoFleet.clusters();
      view.show("Making a fleet of %d clusters".formatted(fleet.size()));
      Map<String, DatabaseProof.Access> access = new FleetSeeder(aws).seed(fleet);
      Map<String, DatabaseProof> before = proofs(access);
      try (Probes probes = Probes.start(access, clock)) {
        RunId run = crew.dispatch(DemoFleet.TARGET);
        view.show("Run %s: %d workers begin".formatted(run, options.workers()));
        await(crew, new Progress(bucket, run, names(fleet)), fleet.size(), began);
        RunReport report = report(bucket, run);
        return result(aws, crew, probes, fleet, report, before, proofs(access), began);
      }
    }
  }

  private void await(Crew crew, Progress progress, int clusters, Duration began) {
    Map<ClusterId, Checkpoint> seen = progress.look();
    boolean kill = options.killOne();
    while (!Progress.over(seen, clusters)) {
      Duration elapsed = clock.monotonic().minus(began);
      view.show(seen, elapsed.toSeconds() + "s");
      if (elapsed.compareTo(LONGEST) > 0) {
        throw new IllegalStateException(
            "The demo did not end in %s; the workers' logs are in %s"
                .formatted(LONGEST, options.directory()));
      }
      if (kill && seen.values().stream().anyMatch(c -> c.now().step().equals("await-upgrade"))) {
        kill = false;
        crew.killOne();
        view.show("Killed one worker (SIGKILL) while a cluster was being upgraded");
      }
      crew.measure();
      clock.pause(LOOK);
      seen = progress.look();
    }
    view.show(seen, clock.monotonic().minus(began).toSeconds() + "s");
  }

  private DemoResult result(
      LocalAws aws,
      Crew crew,
      Probes probes,
      List<PlannedCluster> fleet,
      RunReport report,
      Map<String, DatabaseProof> before,
      Map<String, DatabaseProof> after,
      Duration began)
      throws IOException {
    List<ClusterOutcome> outcomes = new ArrayList<>();
    Map<String, List<String>> complaints = new TreeMap<>();
    Map<String, String> ids = crew.resourceIds(aws);
    for (PlannedCluster plan : fleet) {
      String id = ids.getOrDefault(plan.id(), "");
      ClusterOutcome outcome =
          new ClusterOutcome(
              plan,
              of(report, plan.id()),
              need(before, plan.id()),
              need(after, plan.id()),
              probes.down(plan.id()),
              aws.plane().upgrades(id),
              aws.plane().copies(id));
      outcomes.add(outcome);
      complaints.put(plan.id(), outcome.complaints(DemoFleet.TARGET, options.dropEvents()));
    }
    return new DemoResult(
        report.run(),
        outcomes,
        complaints,
        clock.monotonic().minus(began),
        crew.mostMegabytes(),
        options.directory().resolve("report.html"));
  }

  private RunReport report(Bucket bucket, RunId run) throws IOException {
    String json = "";
    for (String key : bucket.objects().keys(Keys.run(run))) {
      String body = bucket.objects().get(key).orElseThrow().body();
      Path file = options.directory().resolve(key.substring(Keys.run(run).length()));
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, body);
      json = key.equals(Keys.runReport(run)) ? body : json;
    }
    try {
      return Json.read(RunReport.class, json, RunReport.SCHEMA);
    } catch (NewerSchemaException | UnreadableException e) {
      throw new IllegalStateException("The run left no readable report", e);
    }
  }

  private static ClusterReport of(RunReport report, String cluster) {
    return report.clusters().stream()
        .filter(c -> c.cluster().value().equals(cluster))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("The report lacks " + cluster));
  }

  private static <V> V need(Map<String, V> map, String key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("Nothing is known of " + key);
    }
    return value;
  }

  private static Map<String, DatabaseProof> proofs(Map<String, DatabaseProof.Access> access)
      throws SQLException {
    Map<String, DatabaseProof> proofs = new TreeMap<>();
    for (Map.Entry<String, DatabaseProof.Access> each : access.entrySet()) {
      proofs.put(each.getKey(), DatabaseProof.of(each.getValue()));
    }
    return proofs;
  }

  private static List<ClusterId> names(List<PlannedCluster> fleet) {
    return fleet.stream().map(PlannedCluster::id).map(ClusterId::new).toList();
  }
}
