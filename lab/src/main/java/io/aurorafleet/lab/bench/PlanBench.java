package io.aurorafleet.lab.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.lab.Main;
import io.aurorafleet.lab.local.JavaProcess;
import io.aurorafleet.sandbox.Sandbox;
import io.aurorafleet.sandbox.SandboxOptions;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.rds.Quotas;
import io.aurorafleet.sandbox.rds.RdsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plan of a large fleet by a process of its own, as a user would wait for it. */
final class PlanBench {
  private static final String VERSION = "15.19";
  private static final String USER = "aurora_maintenance_user";
  private static final String PASSWORD = "sandbox-only";
  private static final long LONGEST_SECONDS = 600;

  private PlanBench() {}

  /**
   * What came of it.
   *
   * @param seconds from the start of the process to its end
   * @param rdsCallsPerCluster all of RDS, those for the whole fleet included
   * @param calls by operation, RDS and others
   */
  record Result(
      int clusters,
      long latencyMillis,
      double seconds,
      double rdsCallsPerCluster,
      Map<String, Integer> calls,
      Map<String, Integer> verdicts) {}

  static Result run(int clusters, Duration latency, WorkClock clock)
      throws IOException, InterruptedException {
    CallCount count = new CallCount(latency);
    try (SharedPlane plane = new SharedPlane(new PostgresDataPlane(), VERSION, USER, PASSWORD);
        Sandbox sandbox = Sandbox.start(options(plane, count))) {
      AuroraRds rds = (AuroraRds) sandbox.rds();
      sandbox
          .secrets()
          .createSecret(
              r ->
                  r.name("bench-user")
                      .secretString(
                          "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(USER, PASSWORD)));
      new BenchFleet(rds, VERSION).make(clusters, USER, PASSWORD, "bench-user");
      return plan(sandbox, count, clusters, latency, clock);
    }
  }

  private static SandboxOptions options(SharedPlane plane, CallCount count) {
    Account account = Account.EXAMPLE;
    Quotas many = new Quotas(5_000, 5_000, 5_000, 5_000, 5_000);
    return SandboxOptions.of(
            (bus, timeline) ->
                new AuroraRds(
                    RdsOptions.usual(account.id(), account.region()).with(many),
                    timeline,
                    plane,
                    Runnable::run,
                    bus))
        .withFaults(count)
        .withEvents(event -> List.of()); // nobody listens to those of the seeding
  }

  private static Result plan(
      Sandbox sandbox, CallCount count, int clusters, Duration latency, WorkClock clock)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("plan-bench");
    Duration began = clock.monotonic();
    try (JavaProcess process =
        JavaProcess.start(
            "plan",
            Main.class,
            List.of("plan", "--target", "17.11", "--output", "json"),
            sandbox.environment(),
            "512m",
            directory)) {
      int exit =
          process
              .exit(LONGEST_SECONDS)
              .orElseThrow(() -> new IOException("The plan took longer than ten minutes"));
      double seconds = clock.monotonic().minus(began).toMillis() / 1000.0;
      Map<String, Integer> calls = count.calls();
      int rds =
          calls.entrySet().stream()
              .filter(call -> rds(call.getKey()))
              .mapToInt(Map.Entry::getValue)
              .sum();
      return new Result(
          clusters,
          latency.toMillis(),
          seconds,
          rds / (double) clusters,
          calls,
          verdicts(process, exit));
    }
  }

  private static boolean rds(String operation) {
    return (operation.startsWith("Describe") && !operation.equals("DescribeSecret"))
        || operation.equals("ListTagsForResource");
  }

  private static Map<String, Integer> verdicts(JavaProcess process, int exit) throws IOException {
    try {
      JsonNode plan = Json.tree(process.output());
      Map<String, Integer> verdicts = new TreeMap<>();
      plan.at("/totals/verdicts")
          .properties()
          .forEach(v -> verdicts.put(v.getKey(), v.getValue().asInt()));
      return verdicts;
    } catch (UnreadableException e) {
      throw new IOException(
          "The plan ended with %d and printed no plan: %s".formatted(exit, process.errors()), e);
    }
  }
}
