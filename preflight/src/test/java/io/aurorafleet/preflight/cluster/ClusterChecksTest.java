package io.aurorafleet.preflight.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.SupportCost;
import io.aurorafleet.preflight.cluster.ObservedCluster.Around;
import io.aurorafleet.preflight.cluster.ObservedCluster.ForeignGroup;
import io.aurorafleet.preflight.cluster.ObservedCluster.Member;
import io.aurorafleet.preflight.cluster.ObservedCluster.Money;
import io.aurorafleet.preflight.cluster.ObservedCluster.Need;
import io.aurorafleet.preflight.cluster.ObservedCluster.Pending;
import io.aurorafleet.preflight.cluster.ObservedCluster.Room;
import io.aurorafleet.preflight.cluster.ObservedCluster.State;
import io.aurorafleet.preflight.cluster.ObservedCluster.Tie;
import io.aurorafleet.preflight.cluster.ObservedCluster.Unasked;
import io.aurorafleet.preflight.cluster.ObservedCluster.Who;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterChecksTest {
  private static final EngineVersion V13 = new EngineVersion("13.23");
  private static final EngineVersion V17 = new EngineVersion("17.11");
  private static final Member WRITER =
      new Member("orders-1", true, "available", "db.r6g.large", "in-sync");
  private static final Around ALONE =
      new Around(null, null, List.of(), List.of(), List.of(), List.of(), false, 0, 2);
  private static final Room ROOM = new Room(Map.of(), List.of(), List.of());
  private static final State WELL = state("available", "provisioned", null, WRITER);

  private static State state(
      String status, String mode, @Nullable String babelfish, Member... members) {
    return new State(
        status,
        mode,
        List.of(members),
        null,
        List.of(),
        true,
        null,
        true,
        null,
        "sun:05:00-sun:05:30",
        babelfish);
  }

  private static ObservedCluster cluster(
      EngineVersion from, State state, Around around, Room room) {
    Who who = new Who("orders", "arn:orders", from, V17, from.major() != V17.major());
    return new ObservedCluster(who, state, around, room, new Money(null, null), List.of());
  }

  private static ObservedCluster with(State state) {
    return cluster(V13, state, ALONE, ROOM);
  }

  private static ObservedCluster with(Around around) {
    return cluster(V13, WELL, around, ROOM);
  }

  private static ObservedCluster with(Need need) {
    return cluster(V13, WELL, ALONE, new Room(Map.of(), List.of(need), List.of()));
  }

  private static Around tied(
      @Nullable String global, @Nullable String source, String replica, String deployment) {
    return new Around(
        global,
        source,
        replica.isEmpty() ? List.of() : List.of(replica),
        deployment.isEmpty() ? List.of() : List.of(new Tie("next", deployment)),
        List.of(),
        List.of(),
        false,
        0,
        2);
  }

  private static Around integrated() {
    return new Around(
        null,
        null,
        List.of(),
        List.of(),
        List.of(new Tie("etl", "active")),
        List.of(),
        false,
        0,
        2);
  }

  private static Around maintained(String action, boolean apply) {
    Pending pending = new Pending("orders-1", action, "New kernel", Instant.EPOCH);
    return new Around(null, null, List.of(), List.of(), List.of(), List.of(pending), apply, 0, 2);
  }

  private static Around cloned(int clones) {
    return new Around(null, null, List.of(), List.of(), List.of(), List.of(), false, clones, 2);
  }

  private static Room grouped(boolean ours) {
    return new Room(
        Map.of(),
        List.of(),
        List.of(
            new ForeignGroup(true, "g", "aurora-postgresql16", "f", ours),
            new ForeignGroup(false, "i", "aurora-postgresql16", "f", ours)));
  }

  private static State odd(
      @Nullable EngineVersion pending,
      List<String> changes,
      boolean secret,
      @Nullable String managed,
      boolean protection,
      @Nullable EngineVersion automatic) {
    return new State(
        "available",
        "provisioned",
        List.of(WRITER),
        pending,
        changes,
        secret,
        managed,
        protection,
        automatic,
        "",
        null);
  }

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
