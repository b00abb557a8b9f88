package io.aurorafleet.preflight.cluster;

import static io.aurorafleet.preflight.cluster.Observations.ALONE;
import static io.aurorafleet.preflight.cluster.Observations.ROOM;
import static io.aurorafleet.preflight.cluster.Observations.V13;
import static io.aurorafleet.preflight.cluster.Observations.V17;
import static io.aurorafleet.preflight.cluster.Observations.WELL;
import static io.aurorafleet.preflight.cluster.Observations.WRITER;
import static io.aurorafleet.preflight.cluster.Observations.cloned;
import static io.aurorafleet.preflight.cluster.Observations.cluster;
import static io.aurorafleet.preflight.cluster.Observations.grouped;
import static io.aurorafleet.preflight.cluster.Observations.integrated;
import static io.aurorafleet.preflight.cluster.Observations.maintained;
import static io.aurorafleet.preflight.cluster.Observations.odd;
import static io.aurorafleet.preflight.cluster.Observations.state;
import static io.aurorafleet.preflight.cluster.Observations.tied;
import static io.aurorafleet.preflight.cluster.Observations.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.SupportCost;
import io.aurorafleet.preflight.cluster.ObservedCluster.Member;
import io.aurorafleet.preflight.cluster.ObservedCluster.Money;
import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import io.aurorafleet.preflight.cluster.ObservedCluster.Room;
import io.aurorafleet.preflight.cluster.ObservedCluster.State;
import io.aurorafleet.preflight.cluster.ObservedCluster.Unasked;
import io.aurorafleet.preflight.cluster.ObservedCluster.Who;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterChecksTest {
  @Test
  void aFitClusterHasNoFindings() {
    assertThat(ClusterChecks.of(with(WELL))).isEmpty();
  }

  static Stream<Arguments> findings() {
    Member reader = new Member("orders-2", false, "rebooting", "db.r4.large", "in-sync");
    Member stale = new Member("orders-1", true, "available", "db.r6g.large", "pending-reboot");
    return Stream.of(
        row(
            "cluster-not-available",
            Severity.BLOCKER,
            with(state("stopped", "provisioned", null, WRITER))),
        row(
            "cluster-not-available",
            Severity.BLOCKER,
            with(state("polishing", "provisioned", null, WRITER))),
        row("no-writer", Severity.BLOCKER, with(state("available", "provisioned", null))),
        row(
            "members-not-available",
            Severity.BLOCKER,
            with(state("available", "provisioned", null, WRITER, reader))),
        row(
            "parameters-not-in-effect",
            Severity.WARNING,
            with(state("available", "provisioned", null, stale))),
        row(
            "serverless-v1",
            Severity.BLOCKER,
            with(state("available", "serverless", null, WRITER))),
        row("babelfish", Severity.WARNING, with(state("available", "provisioned", "on", WRITER))),
        row(
            "babelfish",
            Severity.BLOCKER,
            cluster(
                new EngineVersion("13.5"),
                state("available", "provisioned", "on", WRITER),
                ALONE,
                ROOM)),
        row("pending-version", Severity.BLOCKER, with(odd(V17, List.of(), true, null, true, null))),
        row(
            "pending-changes",
            Severity.BLOCKER,
            with(odd(null, List.of("Port=1"), true, null, true, null))),
        row("no-secret-tag", Severity.BLOCKER, with(odd(null, List.of(), false, null, true, null))),
        row(
            "managed-master-secret",
            Severity.INFO,
            with(odd(null, List.of(), true, "arn", true, null))),
        row(
            "no-deletion-protection",
            Severity.INFO,
            with(odd(null, List.of(), true, null, false, null))),
        row(
            "automatic-minor-upgrade",
            Severity.WARNING,
            with(odd(null, List.of(), true, null, true, V17))),
        row("global-database", Severity.BLOCKER, with(tied("world", null, "", ""))),
        row("replica-cluster", Severity.BLOCKER, with(tied(null, "arn:other", "", ""))),
        row("replica-clusters", Severity.WARNING, with(tied(null, null, "arn:other", ""))),
        row("blue-green-deployment", Severity.BLOCKER, with(tied(null, null, "", "AVAILABLE"))),
        row(
            "blue-green-left-over",
            Severity.WARNING,
            with(tied(null, null, "", "SWITCHOVER_COMPLETED"))),
        row("zero-etl", Severity.BLOCKER, with(integrated())),
        row("pending-engine-upgrade", Severity.WARNING, with(maintained("db-upgrade", false))),
        row("pending-maintenance", Severity.WARNING, with(maintained("system-update", false))),
        row("many-clones", Severity.WARNING, with(cloned(14))),
        row(
            "instance-class",
            Severity.BLOCKER,
            cluster(
                V13,
                WELL,
                ALONE,
                new Room(Map.of(V17, List.of("db.r6g.large")), List.of(), List.of()))),
        row("parameter-group-foreign", Severity.BLOCKER, cluster(V13, WELL, ALONE, grouped(false))),
        row("parameter-group-family", Severity.BLOCKER, cluster(V13, WELL, ALONE, grouped(true))),
        row("quota", Severity.BLOCKER, with(new Need("DB clusters", 1, 40, 40, true))),
        row("quota-near", Severity.WARNING, with(new Need("snapshots", 1, 100, 100, false))));
  }

  private static Arguments row(String check, Severity severity, ObservedCluster cluster) {
    return Arguments.of(check, severity, cluster);
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("findings")
  void whatIsWrongIsFoundAloneWithRemedyAndSource(
      String check, Severity severity, ObservedCluster cluster) {
    List<Finding> findings = ClusterChecks.of(cluster);
    assertThat(findings).extracting(Finding::check).containsExactly(check);
    Finding finding = findings.get(0);
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.what()).contains("orders");
    assertThat(finding.remedy()).isNotBlank();
    assertThat(finding.source()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aGroupInTheWayIsDeletedByTheCallOfItsKind(boolean ours) {
    assertThat(ClusterChecks.of(cluster(V13, WELL, ALONE, grouped(ours))).get(0).remedy())
        .contains(
            "aws rds delete-db-cluster-parameter-group --db-cluster-parameter-group-name g",
            "aws rds delete-db-parameter-group --db-parameter-group-name i");
  }

  @Test
  void whatFitsExactlyFits() {
    assertThat(ClusterChecks.of(with(new Need("DB clusters", 1, 39, 40, true)))).isEmpty();
    assertThat(ClusterChecks.of(with(cloned(13)))).isEmpty();
  }

  @Test
  void zeroEtlAndBabelfishAreNoMatterOfAMinorUpgradeNorOfSlotsThatStay() {
    EngineVersion older = new EngineVersion("17.4");
    assertThat(ClusterChecks.of(cluster(older, WELL, integrated(), ROOM))).isEmpty();
    Who who = new Who("orders", "arn:orders", V17, new EngineVersion("18.6"), true);
    ObservedCluster kept =
        new ObservedCluster(who, WELL, integrated(), ROOM, new Money(null, null), List.of());
    assertThat(ClusterChecks.of(kept))
        .extracting(Finding::severity)
        .containsExactly(Severity.WARNING);
  }

  @Test
  void defect14OsMaintenanceIsToldAndOnlyAppliedWhenAskedAndNeverTheEngineUpgrade() {
    assertThat(ClusterChecks.of(with(maintained("system-update", false))).get(0).what())
        .contains("leaves it alone");
    assertThat(ClusterChecks.of(with(maintained("system-update", true))).get(0).what())
        .contains("the run applies it", "an outage");
    assertThat(ClusterChecks.of(with(maintained("db-upgrade", true))))
        .extracting(Finding::check)
        .containsExactly("pending-engine-upgrade");
  }

  @Test
  void babelfishNeedsAllMaintenanceFirst() {
    State on = state("available", "provisioned", "on", WRITER);
    assertThat(ClusterChecks.of(cluster(V13, on, maintained("system-update", false), ROOM)))
        .filteredOn(f -> f.check().equals("pending-maintenance"))
        .extracting(Finding::severity)
        .containsExactly(Severity.BLOCKER);
  }

  @Test
  void whatCouldNotBeAskedIsSaidWithTheActionToAllowAndStopsNobody() {
    ObservedCluster asked = with(WELL);
    ObservedCluster denied =
        new ObservedCluster(
            asked.who(),
            asked.state(),
            asked.around(),
            asked.room(),
            asked.money(),
            List.of(new Unasked("Integrations", "rds:DescribeIntegrations", "AccessDenied.")));
    Finding finding = ClusterChecks.of(denied).get(0);
    assertThat(finding.severity()).isEqualTo(Severity.WARNING);
    assertThat(finding.check()).isEqualTo("not-checked");
    assertThat(finding.remedy()).contains("rds:DescribeIntegrations");
  }

  @Test
  void theEndOfSupportIsToldWithItsPrice() {
    SupportCost extended =
        new SupportCost(
            13,
            LocalDate.of(2026, 2, 28),
            LocalDate.of(2029, 2, 28),
            SupportCost.Phase.EXTENDED_YEARS_1_AND_2,
            new BigDecimal("2336.00"),
            new BigDecimal("2336.00"));
    ObservedCluster fit = with(WELL);
    ObservedCluster paying =
        new ObservedCluster(
            fit.who(),
            fit.state(),
            fit.around(),
            fit.room(),
            new Money(extended, extended),
            List.of());
    assertThat(ClusterChecks.of(paying))
        .extracting(Finding::check)
        .containsExactly("end-of-support", "target-out-of-support");
    assertThat(ClusterChecks.of(paying).get(0).what()).contains("$2,336 a month", "2026-02-28");
  }
}
