package io.aurorafleet.lab.demo;

import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the demo saw of one cluster: the product's own report beside what the databases say.
 *
 * @param upgrades upgrades really done to the data, clones or not
 * @param copies copies really made of it
 */
record ClusterOutcome(
    PlannedCluster plan,
    ClusterReport report,
    DatabaseProof before,
    DatabaseProof after,
    Duration downtime,
    int upgrades,
    int copies) {

  /** Whatever is not as the demo expects, in words; empty when all is well. */
  List<String> complaints(String runTarget, boolean dropEvents) {
    List<String> wrong = new ArrayList<>();
    check(
        wrong,
        report.status() == plan.expected(),
        "ended as " + report.status() + ", expected " + plan.expected());
    check(
        wrong,
        before.rows() == after.rows(),
        "rows before %d, after %d".formatted(before.rows(), after.rows()));
    if (report.status() == ClusterReport.Status.SUCCEEDED) {
      String target = plan.target() == null ? runTarget : plan.target();
      check(
          wrong,
          after.serverVersion().startsWith(target),
          "server_version is " + after.serverVersion());
      check(wrong, after.unanalyzed().isEmpty(), "without statistics: " + after.unanalyzed());
      check(wrong, upgrades == 1, upgrades + " upgrades");
      check(wrong, copies == 1, copies + " clones");
      check(wrong, dropEvents || report.resumedByEvent() > 0, "no wait was ended by an event");
    } else {
      check(
          wrong,
          after.serverVersion().equals(before.serverVersion()),
          "server_version changed to " + after.serverVersion());
      check(wrong, upgrades == 0, upgrades + " upgrades");
      check(
          wrong,
          plan.expectedCode() == null || plan.expectedCode().equals(code()),
          "failed with " + code());
    }
    return wrong;
  }

  private @Nullable String code() {
    return report.failure() == null ? null : report.failure().code();
  }

  private static void check(List<String> wrong, boolean right, String complaint) {
    if (!right) {
      wrong.add(complaint);
    }
  }
}
