package io.aurorafleet.worker.steps.readiness;

import static io.aurorafleet.worker.steps.Outcomes.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.Maintenance;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Maintenance of the operating system is applied only when asked for, one instance at a time. */
class MaintenanceStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void defect14MaintenanceIsAnOutageAndAppliedOnlyWhenAsked() {
    pending("orders-db-1", "system-update");
    Fact.MaintenanceDone done =
        (Fact.MaintenanceDone) fact(world.look(FakeVisit.upgrading("maintenance")));
    assertThat(done.left()).containsExactly("system-update of orders-db-1");
    assertThat(world.rds.did).isEmpty();
  }

  @Test
  void askedForMaintenanceGoesReadersFirstAndNeverUpgradesTheEngine() {
    world.rds.set(
        Given.cluster(
            Given.V13,
            "available",
            List.of(
                Given.member("orders-db-1", true, "available", Given.V13),
                Given.member("orders-db-2", false, "available", Given.V13))));
    pending("orders-db-1", "system-update");
    pending("orders-db-2", "system-update");
    pending("orders-db-1", Maintenance.ENGINE_UPGRADE);
    FakeVisit visit =
        FakeVisit.upgrading(
            "maintenance", RunOptions.defaults().withMaintenance(true).withLimits(1, null, null));
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(visit.need(Fact.MaintenanceDone.class).applied())
        .containsExactly("system-update of orders-db-2");
    assertThat(world.look(visit)).as("asked once").isInstanceOf(Outcome.Waiting.class);
    world.rds.actions.removeIf(a -> a.resourceArn().endsWith("orders-db-2"));
    world.look(visit);
    world.rds.actions.removeIf(a -> a.action().equals("system-update"));
    Fact.MaintenanceDone done = (Fact.MaintenanceDone) fact(world.look(visit));
    assertThat(done.applied()).hasSize(2);
    assertThat(done.left()).containsExactly("db-upgrade of orders-db-1");
    assertThat(world.rds.did).containsExactly("apply system-update", "apply system-update");
  }

  private void pending(String instance, String action) {
    world.rds.actions.add(
        new Maintenance.Action("arn:aws:rds:us-east-1:123456789012:db:" + instance, action, false));
  }
}
