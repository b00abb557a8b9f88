package io.aurorafleet.worker.steps.groups;

import static io.aurorafleet.worker.steps.Outcomes.fact;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is rebooted, in which order, and how often. */
class RebootStepTest {
  private final World world = new World(Given.cluster(Given.V13, "available"));

  @Test
  void membersThatWaitForARebootGetOneReadersFirst() {
    ClusterView view =
        Given.cluster(
            Given.V17,
            "available",
            List.of(pendingReboot("orders-db-1", true), pendingReboot("orders-db-2", false)));
    world.rds.set(view);
    FakeVisit visit = FakeVisit.upgrading("reboot");
    world.look(visit);
    assertThat(world.rds.did).containsExactly("reboot orders-db-2");
    assertThat(world.look(visit)).as("once").isInstanceOf(Outcome.Waiting.class);
    assertThat(world.rds.did).hasSize(1);
    world.rds.set(
        Given.cluster(
            Given.V17,
            "available",
            List.of(
                pendingReboot("orders-db-1", true),
                Given.member("orders-db-2", false, "available", Given.V17))));
    world.look(visit);
    world.rds.set(Given.cluster(Given.V17, "available"));
    assertThat(((Fact.Rebooted) fact(world.look(visit))).members())
        .containsExactly("orders-db-2", "orders-db-1");
  }

  private static ClusterView.MemberView pendingReboot(String id, boolean writer) {
    return new ClusterView.MemberView(
        id,
        "arn:" + id,
        writer,
        "available",
        "db.r6g.large",
        "custom",
        "in-sync",
        "pending-reboot",
        1,
        Given.V17,
        null,
        0);
  }
}
