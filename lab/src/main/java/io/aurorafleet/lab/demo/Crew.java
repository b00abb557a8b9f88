package io.aurorafleet.lab.demo;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.lab.Main;
import io.aurorafleet.lab.local.JavaProcess;
import io.aurorafleet.lab.local.LocalAws;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The worker processes and the dispatcher, each a JVM of its own, as on AWS. */
final class Crew implements AutoCloseable {
  private final DemoOptions options;
  private final Map<String, String> environment;
  private final List<JavaProcess> workers = new ArrayList<>();
  private long mostMegabytes;

  private Crew(DemoOptions options, Map<String, String> environment) {
    this.options = options;
    this.environment = environment;
  }

  static Crew start(LocalAws aws, DemoOptions options) throws IOException {
    Map<String, String> environment = new TreeMap<>(aws.environment());
    environment.put("AURORA_FLEET_SPEED", Double.toString(DemoOptions.WORKER_SPEED));
    Crew crew = new Crew(options, environment);
    for (int i = 1; i <= options.workers(); i++) {
      Map<String, String> own = new TreeMap<>(environment);
      own.put("AURORA_FLEET_WORKER_NAME", "worker-" + i);
      crew.workers.add(
          JavaProcess.start(
              "worker-" + i,
              io.aurorafleet.worker.Main.class,
              List.of(),
              own,
              "64m",
              options.directory()));
    }
    return crew;
  }

  /** Runs {@code aurora-fleet dispatch} as a user would; gives the run it began. */
  RunId dispatch(String target) throws IOException, InterruptedException {
    List<String> arguments =
        List.of(
            "dispatch",
            "--module",
            "UPGRADE",
            "--target",
            target,
            "--slots",
            "recreate",
            "--force-slots",
            "--in-flight",
            "6",
            "--failure-budget",
            "any",
            "--output",
            "json");
    try (JavaProcess process =
        JavaProcess.start(
            "dispatch", Main.class, arguments, environment, "128m", options.directory())) {
      int exit = process.exit(60).orElse(-1);
      if (exit != 0) {
        throw new IllegalStateException(
            "dispatch ended with %d: %s%s".formatted(exit, process.errors(), process.output()));
      }
      return new RunId(Json.tree(process.output()).path("run").asText());
    } catch (UnreadableException e) {
      throw new IllegalStateException("dispatch did not print JSON", e);
    }
  }

  void killOne() {
    workers.get(0).kill();
  }

  void measure() {
    for (JavaProcess worker : workers) {
      mostMegabytes = Math.max(mostMegabytes, worker.residentMegabytes().orElse(0L));
    }
  }

  long mostMegabytes() {
    return mostMegabytes;
  }

  /** DbClusterResourceIds by cluster name. */
  Map<String, String> resourceIds(LocalAws aws) {
    Map<String, String> ids = new TreeMap<>();
    aws.rds()
        .describeDBClusters(r -> {})
        .dbClusters()
        .forEach(c -> ids.put(c.dbClusterIdentifier(), c.dbClusterResourceId()));
    return ids;
  }

  @Override
  public void close() {
    workers.forEach(JavaProcess::close);
  }
}
