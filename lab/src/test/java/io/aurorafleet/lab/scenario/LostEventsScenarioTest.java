package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RDS's events are best effort: nothing may depend on them. */
class LostEventsScenarioTest {
  @Test
  void anUpgradeWithoutAnyEventSucceedsByTimers() throws Exception {
    try (Scene scene = Scene.open(event -> List.of())) {
      scene.work();
      scene.cluster(PlannedCluster.of("deaf", "16.13"));

      RunId run = scene.dispatch("UPGRADE", "16.15", "deaf");
      ClusterReport report = scene.end(run, "deaf");

      assertThat(report.status()).as("%s", report.failure()).isEqualTo(Status.SUCCEEDED);
      assertThat(report.resumedByEvent()).isZero();
      assertThat(report.resumedByTimer()).isPositive();
      assertThat(scene.upgrades("deaf")).isEqualTo(1);
    }
  }
}
