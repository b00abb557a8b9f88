package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.fleet.PlannedCluster;
import io.aurorafleet.localstack.NeedsEndpoint;
import io.aurorafleet.localstack.OnEndpoint;
import org.junit.jupiter.api.Test;

/** A run whose queues, bucket, topic and events are somebody else's. */
@NeedsEndpoint
class OnEndpointScenarioTest {
  @Test
  void rdsEventsComeOverRuleAndQueueToTheWorkerAndTheUpgradeSucceeds() throws Exception {
    try (Elsewhere there = Elsewhere.on(new OnEndpoint());
        Scene scene = Scene.on(there)) {
      scene.work();
      scene.cluster(PlannedCluster.of("abroad", "16.13"));

      RunId run = scene.dispatch("UPGRADE", "16.15", "abroad");
      ClusterReport report = scene.end(run, "abroad");

      assertThat(report.status()).as("%s", report.failure()).isEqualTo(Status.SUCCEEDED);
      assertThat(report.resumedByEvent()).isPositive();
      assertThat(scene.describe("abroad").engineVersion()).isEqualTo("16.15");
      assertThat(scene.run("status", "--run", run.value()).exit()).isZero();
    }
  }
}
