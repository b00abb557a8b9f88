package io.aurorafleet.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.ObservedCluster.Member;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClusterChecksTest {
  private static final Member WRITER = new Member("orders-1", true, "available", "db.r6g.large");
  private static final EngineVersion V17 = new EngineVersion("17.4");

  @Test
  void fitClusterHasNoFindings() {
    ObservedCluster fit =
        new ObservedCluster(
            "orders",
            "available",
            "provisioned",
            List.of(WRITER, new Member("orders-2", false, "available", "db.r6g.large")),
            null,
            List.of(),
            null,
            true,
            Map.of(V17, List.of("db.r4.large")));
    assertThat(ClusterChecks.of(fit)).isEmpty();
  }

  @Test
  void everythingWrongIsFoundAtOnce() {
    ObservedCluster unfit =
        new ObservedCluster(
            "orders",
            "modifying",
            "serverless",
            List.of(new Member("orders-2", false, "rebooting", "db.r4.large")),
            V17,
            List.of("orders-2: DBInstanceClass"),
            "world",
            false,
            Map.of(V17, List.of("db.r4.large")));
    List<Finding> findings = ClusterChecks.of(unfit);
    assertThat(findings)
        .extracting(Finding::check)
        .containsExactly(
            "cluster-not-available",
            "no-writer",
            "members-not-available",
            "pending-version",
            "pending-changes",
            "global-database",
            "serverless-v1",
            "instance-class",
            "no-secret-tag");
    assertThat(findings)
        .allSatisfy(
            f -> {
              assertThat(f.severity()).isEqualTo(Severity.BLOCKER);
              assertThat(f.what()).contains("luster orders");
              assertThat(f.remedy()).isNotBlank();
            });
    assertThat(findings)
        .flatExtracting(Finding::details)
        .contains(
            "orders-2 is rebooting",
            "orders-2: DBInstanceClass",
            "orders-2: Aurora 17.4 does not run on db.r4.large");
  }

  @Test
  void statusWeDoNotKnowIsNotAvailable() {
    ObservedCluster odd =
        new ObservedCluster(
            "orders",
            "polishing",
            "provisioned",
            List.of(WRITER),
            null,
            List.of(),
            null,
            true,
            Map.of());
    assertThat(ClusterChecks.of(odd))
        .extracting(Finding::check)
        .containsExactly("cluster-not-available");
  }
}
