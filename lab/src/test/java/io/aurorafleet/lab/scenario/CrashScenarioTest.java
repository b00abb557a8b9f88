package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.PlannedCluster;
import io.aurorafleet.lab.local.JavaProcess;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Worker processes that end, gently or not, while they are at work. */
class CrashScenarioTest {
  /** Makes ANALYZE of its table last: 20 rows, a tenth of a second each. */
  private static final List<String> SLOW_TO_ANALYSE =
      List.of(
          "CREATE FUNCTION slow(i int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS"
              + " $$ BEGIN PERFORM pg_sleep(0.1); RETURN i; END $$",
          "CREATE TABLE heavy (i int)",
          "CREATE INDEX heavy_slowly ON heavy (slow(i))",
          "INSERT INTO heavy SELECT generate_series(1, 20)");

  @TempDir private Path logs;
  private Scene scene;

  @BeforeEach
  void open() throws Exception {
    scene = Scene.open();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  /**
   * Killed twice: while RDS upgrades, and in the middle of an ANALYZE; then handed over on SIGTERM.
   */
  @Test
  void defect8WhateverBecomesOfWorkersAnUpgradeIsDoneOnceAndDefect13NoPasswordShows()
      throws Exception {
    Access access =
        scene.cluster(PlannedCluster.of("crash", "16.13").with(Map.of("app", SLOW_TO_ANALYSE)));
    RunId run;
    try (JavaProcess first = worker("first")) {
      run = scene.dispatch("UPGRADE", "16.15", "crash");
      scene.await(run, "crash", c -> c.now().step().equals("await-upgrade"));
      first.kill();
    }
    try (JavaProcess second = worker("second")) {
      scene.await(run, "crash", CrashScenarioTest::analysing);
      assertThat(commandLines())
          .as("defect 13: the process list, while a worker is logged in")
          .anyMatch(line -> line.contains("io.aurorafleet.worker.Main"))
          .noneMatch(line -> line.contains(access.password()));
      second.kill();
    }
    try (JavaProcess third = worker("third")) {
      scene.await(run, "crash", c -> analysing(c) && claimed(c).worker().equals("third"));
      third.terminate();
      assertThat(third.exit(60)).as(third.errors()).contains(143);
    }

    ClusterReport report;
    try (JavaProcess fourth = worker("fourth")) {
      report = scene.end(run, "crash");
      fourth.terminate();
    }
    assertThat(report.status()).as("%s", report.failure()).isEqualTo(Status.SUCCEEDED);
    DatabaseProof after = DatabaseProof.of(access);
    assertThat(after.serverVersion()).isEqualTo("16.15");
    assertThat(after.rows()).isEqualTo(20);
    assertThat(after.unanalyzed()).isEmpty();
    assertThat(scene.upgrades("crash")).isEqualTo(1);
    assertThat(scene.copies("crash")).isEqualTo(1);
    assertThat(scene.versions()).as("the cluster and one clone").hasSize(2);
  }

  /** In full where the system has /proc: Java itself cuts long ones. */
  private static List<String> commandLines() throws IOException {
    Path all = Path.of("/proc");
    if (!Files.isDirectory(all)) {
      return ProcessHandle.allProcesses().flatMap(p -> p.info().commandLine().stream()).toList();
    }
    List<String> lines = new ArrayList<>();
    try (Stream<Path> processes = Files.list(all)) {
      for (Path process : processes.filter(p -> Files.exists(p.resolve("cmdline"))).toList()) {
        try {
          lines.add(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
          // it ended meanwhile
        }
      }
    }
    return lines;
  }

  private JavaProcess worker(String name) throws Exception {
    Map<String, String> environment = new TreeMap<>(scene.environment());
    environment.put("AURORA_FLEET_WORKER_NAME", name);
    environment.put("AURORA_FLEET_SPEED", "12");
    return JavaProcess.start(
        name, io.aurorafleet.worker.Main.class, List.of(), environment, "64m", logs);
  }

  private static boolean analysing(Checkpoint checkpoint) {
    return checkpoint.now().step().equals("statistics")
        && checkpoint.position() instanceof Position.Claimed;
  }

  private static Position.Claimed claimed(Checkpoint checkpoint) {
    return (Position.Claimed) checkpoint.position();
  }
}
