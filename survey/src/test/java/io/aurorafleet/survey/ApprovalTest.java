package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.preflight.Route;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an approval holds to, and what it lets drift. */
class ApprovalTest {
  private static final EngineVersion V17 = new EngineVersion("17.11");
  private static final RunOptions OPTIONS = RunOptions.defaults();
  private static final String HASH = Approval.hash(survey("13.22", V17, List.of()), OPTIONS);

  private static ClusterSurvey survey(String from, EngineVersion target, List<Finding> findings) {
    return survey("orders", "cluster-A", RunModule.UPGRADE, from, target, findings);
  }

  private static ClusterSurvey survey(
      String name,
      String resource,
      RunModule module,
      String from,
      EngineVersion target,
      List<Finding> findings) {
    EngineVersion version = new EngineVersion(from);
    Hop hop = new Hop(version, target, version.major() != target.major(), "f");
    return new ClusterSurvey(
        new ClusterId(name),
        "arn",
        resource,
        "available",
        version,
        target,
        module,
        List.of(),
        Map.of(),
        new Route.Found(List.of()),
        List.of(hop),
        findings,
        List.of(),
        null,
        new ClusterSurvey.Support(null, null));
  }

  private static Finding finding(Severity severity, String check, String database) {
    return new Finding(check, severity, database, "what", List.of("lsn 0/1"), "remedy");
  }

  private static String with(RunOptions options) {
    return Approval.hash(survey("13.22", V17, List.of()), options);
  }

  @Test
  void isTheSameForTheSameAndInEveryProcess() {
    assertThat(HASH)
        .isEqualTo(Approval.hash(survey("13.22", V17, List.of()), OPTIONS))
        .matches("[0-9a-f]{64}");
    assertThat(Approval.text(survey("13.22", V17, List.of()), OPTIONS))
        .startsWith("aurora-fleet approval 1\ncluster 6:orders\n")
        .contains("target 5:17.11\n", "majors 5:13 17\n");
  }

  @Test
  void letsTheSourcesMinorDriftAndWarningsComeAndGo() {
    List<Finding> warning = List.of(finding(Severity.WARNING, "long-transactions", "app"));
    assertThat(Approval.hash(survey("13.23", V17, List.of()), OPTIONS)).isEqualTo(HASH);
    assertThat(Approval.hash(survey("13.22", V17, warning), OPTIONS)).isEqualTo(HASH);
    assertThat(with(OPTIONS.withLimits(3, 1, Instant.EPOCH))).isEqualTo(HASH);
  }

  @Test
  void anyOtherChangeIsAnotherApproval() {
    assertThat(
            List.of(
                Approval.hash(survey("14.20", V17, List.of()), OPTIONS),
                Approval.hash(survey("13.22", new EngineVersion("17.10"), List.of()), OPTIONS),
                Approval.hash(
                    survey("billing", "cluster-A", RunModule.UPGRADE, "13.22", V17, List.of()),
                    OPTIONS),
                Approval.hash(
                    survey("orders", "cluster-B", RunModule.UPGRADE, "13.22", V17, List.of()),
                    OPTIONS),
                Approval.hash(
                    survey("orders", "cluster-A", RunModule.PREUPGRADE, "13.22", V17, List.of()),
                    OPTIONS),
                Approval.hash(
                    survey("13.22", V17, List.of(finding(Severity.BLOCKER, "reg-types", "app"))),
                    OPTIONS),
                Approval.hash(
                    survey("13.22", V17, List.of(finding(Severity.BLOCKER, "reg-types", "crm"))),
                    OPTIONS),
                with(OPTIONS.withSafetyClone(false, false)),
                with(OPTIONS.withSafetyClone(true, true)),
                with(OPTIONS.withSnapshot(true)),
                with(OPTIONS.withSlots(Slots.DROP, false)),
                with(OPTIONS.withSlots(Slots.DROP, true)),
                with(OPTIONS.withMaintenance(true)),
                HASH))
        .doesNotHaveDuplicates();
  }

  @Test
  void aScriptThatOnlyProvesMoreNeedsNoApproval() {
    assertThat(with(OPTIONS.withVerifySql(true))).isEqualTo(with(OPTIONS));
  }

  @Test
  void theOrderOfBlockersDoesNotMatterNorDoNamesThatLookLikeOtherLines() {
    Finding one = finding(Severity.BLOCKER, "a", "x");
    Finding two = finding(Severity.BLOCKER, "b", "y");
    assertThat(Approval.hash(survey("13.22", V17, List.of(one, two)), OPTIONS))
        .isEqualTo(Approval.hash(survey("13.22", V17, List.of(two, one)), OPTIONS));
    Finding hostile = finding(Severity.BLOCKER, "a", "x\nblocker 5:b 1:y");
    assertThat(Approval.hash(survey("13.22", V17, List.of(hostile)), OPTIONS))
        .isNotEqualTo(Approval.hash(survey("13.22", V17, List.of(one, two)), OPTIONS));
  }
}
