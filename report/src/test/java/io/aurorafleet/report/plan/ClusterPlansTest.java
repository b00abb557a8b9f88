package io.aurorafleet.report.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a survey comes to in a plan. */
class ClusterPlansTest {
  private static final RunOptions OPTIONS = RunOptions.defaults();

  @Test
  void aClusterInWhoseWayNothingStandsIsReadyAndCanBeApproved() {
    PlannedCluster c = Given.ready("orders");

    assertThat(c.verdict()).isEqualTo(Verdict.READY);
    assertThat(c.approval()).matches("[0-9a-f]{64}");
    assertThat(c.monthlySaving()).isEqualByComparingTo("1168.00");
    assertThat(PlanWords.way(c)).isEqualTo("13.23 → 17.7");
  }

  @Test
  void aBlockerIsNamedAsTheReason() {
    assertThat(Given.blocked("orders"))
        .returns(Verdict.BLOCKED, PlannedCluster::verdict)
        .returns("prepared-transactions", PlannedCluster::reason);
  }

  @Test
  void whatIsThereHasNothingToApproveAndSavesNothing() {
    PlannedCluster c = Given.there("orders");

    assertThat(c.verdict()).isEqualTo(Verdict.NOTHING_TO_DO);
    assertThat(c.approval()).isNull();
    assertThat(c.monthlySaving()).isEqualByComparingTo("0");
    assertThat(c.outage()).isEqualTo("None.");
  }

  @Test
  void withoutAWayTheTargetsThatAreOfferedAreTold() {
    assertThat(Given.noWay("orders"))
        .returns(Verdict.BLOCKED, PlannedCluster::verdict)
        .satisfies(c -> assertThat(c.reason()).contains("13.9 to 17.7", "13.23 (minor)"));
  }

  @Test
  void aClusterWhoseDatabasesNobodySawIsNotReadyAndCannotBeApproved() {
    ClusterView view = Given.view("orders", "13.23");
    PlannedCluster c =
        Given.planned(view, Given.survey(view, Given.found("13.23", "17.7"), List.of(), null));

    assertThat(c.verdict()).isEqualTo(Verdict.NOT_SEEN);
    assertThat(c.verdict().stops()).isTrue();
    assertThat(c.approval()).isNull();
  }

  @Test
  void aLookThatFailedIsARowWithTheReasonAndWhatToDo() {
    PlannedCluster c =
        ClusterPlans.notSeen(
            Given.view("orders", "13.23"),
            Given.V17,
            Wave.FIRST,
            Failure.fix("x", "It is dark.", "Make light."));

    assertThat(c.verdict()).isEqualTo(Verdict.NOT_SEEN);
    assertThat(c.findings())
        .singleElement()
        .satisfies(f -> assertThat(f.remedy()).isEqualTo("Make light."));
  }

  @Test
  void whatIsLeftOutIsAdvisedNotToBeTouched() {
    PlannedCluster c =
        ClusterPlans.leftOut(
            Given.view("world", "13.23"), Given.V17, "a member of global database earth");

    assertThat(c.advice())
        .isEqualTo(Advice.of(Strategy.DO_NOT_TOUCH, "It is a member of global database earth."));
    assertThat(c.verdict().stops()).isFalse();
  }

  @Test
  void defect3AndDefect14ThePlanStatesEveryOutageAndPreparationHasNone() {
    RunOptions maintenance = OPTIONS.withMaintenance(true);
    var hops = Given.hops("13.9", "13.23", "17.7");

    assertThat(Outage.note(RunModule.PREUPGRADE, OPTIONS, hops, null))
        .startsWith("None: preparation changes nothing");
    assertThat(Outage.note(RunModule.UPGRADE, OPTIONS, hops, null))
        .contains("while pg_upgrade runs", "minor hop")
        .doesNotContain("maintenance is applied");
    assertThat(Outage.note(RunModule.UPGRADE, maintenance, hops, null))
        .startsWith("First, as asked for, pending operating-system maintenance is applied");
    assertThat(PlanWords.options(OPTIONS))
        .contains("logical slots: refused", "operating-system maintenance left alone");
    assertThat(PlanWords.options(maintenance)).contains("an outage of its own");
  }

  @Test
  void theOutageGoesByWhatThereIs() {
    assertThat(
            Outage.note(
                RunModule.UPGRADE, OPTIONS, Given.hops("13.23", "17.7"), Given.contents(1200, 3)))
        .contains("3 databases, 1,200 tables and 0 large objects");
  }
}
