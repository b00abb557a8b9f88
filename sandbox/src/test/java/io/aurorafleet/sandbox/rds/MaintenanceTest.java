package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;
import software.amazon.awssdk.services.rds.model.ResourceNotFoundException;
import software.amazon.awssdk.services.rds.model.ResourcePendingMaintenanceActions;

/** Pending maintenance: an outage that happens only when somebody asks for it. */
class MaintenanceTest {
  private final SimulatedRegion region = new SimulatedRegion();
  private String arn;

  @BeforeEach
  void pending() {
    region.seed("orders", "16.13", "db.r6g.large", "db.r6g.large");
    arn = region.instance("orders-instance-1").dbInstanceArn();
    region.rds.requireMaintenance(
        arn, PendingMaintenanceAction.builder().action("system-update").build());
  }

  private List<ResourcePendingMaintenanceActions> listed() {
    return region.rds.describePendingMaintenanceActions().pendingMaintenanceActions();
  }

  private void apply(String action, String optIn) {
    region.rds.applyPendingMaintenanceAction(
        r -> r.resourceIdentifier(arn).applyAction(action).optInType(optIn));
  }

  @Test
  void stayingUnaskedItChangesNothing() {
    region.passHours();
    apply("system-update", "next-maintenance");
    region.passHours();
    assertThat(region.server("orders").restarts()).isZero();
    assertThat(listed().get(0).pendingMaintenanceActionDetails().get(0).optInStatus())
        .isEqualTo("next-maintenance");
  }

  @Test
  void appliedAtOnceItTakesTheWriterDownAndLeavesTheList() {
    apply("system-update", "immediate");
    assertThat(region.instance("orders-instance-1").dbInstanceStatus()).isEqualTo("maintenance");
    region.pass(Duration.ofMinutes(1));
    assertThat(region.server("orders").up()).isFalse();
    region.passHours();
    assertThat(region.instance("orders-instance-1").dbInstanceStatus()).isEqualTo("available");
    assertThat(region.server("orders").up()).isTrue();
    assertThat(listed()).isEmpty();
    assertThat(region.told("RDS-EVENT-0027", "orders-instance-1")).isTrue();
  }

  @Test
  void onAClusterItConcernsEveryMember() {
    arn = region.cluster("orders").dbClusterArn();
    region.rds.requireMaintenance(
        arn, PendingMaintenanceAction.builder().action("os-upgrade").build());
    apply("os-upgrade", "immediate");
    assertThat(region.cluster("orders").status()).isEqualTo("maintenance");
    assertThat(region.instance("orders-instance-2").dbInstanceStatus()).isEqualTo("maintenance");
    region.passHours();
    assertThat(region.cluster("orders").status()).isEqualTo("available");
    assertThat(region.told("RDS-EVENT-0289", "orders")).isTrue();
    assertThat(listed()).hasSize(1);
  }

  @Test
  void whatIsNotPendingCannotBeApplied() {
    assertThatThrownBy(() -> apply("db-upgrade", "immediate"))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> apply("system-update", "some-day"))
        .hasMessageContaining("Invalid OptInType");
  }
}
