package io.aurorafleet.worker.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.checkpoint.StepTrace.WokenBy;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.signal.Order;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportsTest {
  private static final Instant T = Instant.parse("2026-11-22T21:00:00Z");
  private static final EngineVersion V13 = new EngineVersion("13.23");
  private static final EngineVersion V17 = new EngineVersion("17.11");
  private static final String HOSTILE = "<script>alert('x')</script>\u001b[31m\u202e";

  private static Checkpoint checkpoint() {
    Order order =
        new Order(
            Order.SCHEMA,
            new RunId("r1"),
            new ClusterId("orders-db"),
            "cluster-ABC",
            "123456789012",
            "us-east-1",
            RunModule.UPGRADE,
            V17,
            Wave.SECOND,
            RunOptions.defaults());
    return Checkpoint.fresh("id", order, T);
  }

  private static Checkpoint upgraded() {
    DatabaseState before = new DatabaseState(HOSTILE, 2, 100, Map.of("hstore", "1.7"), 0, 0, T);
    return checkpoint()
        .with(
            List.of(
                new Fact.Inspected(T, V13, "h", 5432, List.of(), "g", null, List.of()),
                new Fact.PathChosen(T, List.of(new Hop(V13, V17, true, "aurora-postgresql17"))),
                new Fact.GroupsReady(
                    T,
                    0,
                    "orders-17",
                    "default.aurora-postgresql17",
                    List.of("kept: a", "dropped: b")),
                new Fact.CloneReady(T, "orders-clone", null),
                new Fact.Baseline(T, "13.23", List.of(before)),
                new Fact.SlotsDropped(T, List.of("cdc"), 7),
                new Fact.Upgraded(T, 0, V17, "17.11"),
                new Fact.ExtensionsUpdated(
                    T, List.of(new ExtensionChange("app", "postgis", "3.1", "3.1", "no path"))),
                new Fact.StatisticsGathered(
                    T, List.of(new DatabaseWork("app", 3, List.of("public.t: locked"), null))),
                new Fact.Proven(
                    T, "17.11", List.of(before), List.of("one index is invalid"), List.of())))
        .traced(new StepTrace("inspect", 0, 1, T, T.plusSeconds(1), 1, WokenBy.ORDER, null))
        .traced(
            new StepTrace(
                "await-upgrade",
                0,
                1,
                T.plusSeconds(1),
                T.plusSeconds(61),
                3,
                WokenBy.EVENT,
                "RDS-EVENT-0176"))
        .traced(
            new StepTrace(
                "verify", 0, 1, T.plusSeconds(61), T.plusSeconds(71), 2, WokenBy.TIMER, null))
        .progress(Progress.at("report", 0, T.plusSeconds(71)));
  }

  @Test
  void aReportIsMadeFromTheCheckpointAlone() {
    ClusterReport report = ClusterReports.of(upgraded(), T.plusSeconds(80));
    assertThat(report.status()).isEqualTo(Status.SUCCEEDED);
    assertThat(report.from()).isEqualTo(V13);
    assertThat(report.to()).isEqualTo(V17);
    assertThat(report.resumedByEvent()).isEqualTo(1);
    assertThat(report.resumedByTimer()).isEqualTo(1);
    assertThat(report.endedAt()).isEqualTo(T.plusSeconds(80));
    assertThat(report.kept()).containsExactly("parameter group orders-17", "clone orders-clone");
    assertThat(report.warnings())
        .containsExactly(
            "Parameter groups, dropped: b",
            "Replication slot cdc was dropped: its consumer must start anew",
            "Database app: extension postgis stays at 3.1: no path",
            "No statistics: app.public.t: locked",
            "one index is invalid");
    assertThat(Windows.of(report.steps())).hasSeconds(70);
  }

  @Test
  void whereAClusterIsThatNobodySawIsNotMadeUp() {
    Failure unseen = Failure.bug("step-kills-worker", "its workers died");
    Checkpoint lost =
        at("await-upgrade").with(List.of(new Fact.Intended(T, 0, 1, V13, V17))).failing(unseen);
    assertThat(ClusterReports.of(lost, T).to()).isNull();
    assertThat(AttemptTexts.summary(lost, T)).contains("not known");
  }

  @Test
  void theStatusIsWhatTheCheckpointSays() {
    Failure why = Failure.fix("x", "it failed", "mend it");
    assertThat(ClusterReports.status(checkpoint())).isEqualTo(Status.WAITING);
    assertThat(ClusterReports.status(at("gate"))).isEqualTo(Status.WAITING);
    assertThat(ClusterReports.status(at("baseline"))).isEqualTo(Status.RUNNING);
    assertThat(ClusterReports.status(at("announce"))).isEqualTo(Status.SUCCEEDED);
    assertThat(ClusterReports.status(at("artifacts").failing(why))).isEqualTo(Status.FAILED);
    assertThat(ClusterReports.status(checkpoint().at(new Position.Halted(why, T))))
        .isEqualTo(Status.FAILED);
    assertThat(ClusterReports.status(checkpoint().at(new Position.Held("paused", T))))
        .isEqualTo(Status.HELD);
    Checkpoint nothing = at("report").with(List.of(new Fact.PathChosen(T, List.of())));
    assertThat(ClusterReports.status(nothing)).isEqualTo(Status.NOTHING_TO_DO);
  }

  @Test
  void whatWasUnwoundIsNotKept() {
    Checkpoint unwound =
        upgraded().with(List.of(new Fact.Unwound(T, List.of("clone orders-clone"), List.of())));
    assertThat(Kept.of(unwound)).containsExactly("parameter group orders-17");
  }

  @Test
  void thePageIsOneFileThatNoNameCanBreak() {
    String page = RunReportPage.of(run(hostileFailure()));
    assertThat(page)
        .doesNotContain("<script", "\u001b", "\u202e", "http://", "https://")
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "orders-db", "RDS-EVENT-0176");
    assertThat(page.indexOf("{}")).as("every place is filled").isEqualTo(-1);
  }

  @Test
  void theTextIsHarmlessOnATerminalAndNamesTheNextAction() {
    String text = RunReportText.of(run(hostileFailure()));
    assertThat(text)
        .doesNotContain("\u001b", "\u202e")
        .contains(
            "CLUSTER", "orders-db", "FAILED", "next:   mend it", "kept:   clone orders-clone");
  }

  @Test
  void theTextsOfAnAttemptNameTheFailedStepAndTheReason() {
    Checkpoint failed = hostileFailure();
    assertThat(AttemptTexts.operations(failed, T).lines().filter(l -> l.contains("FAILED")))
        .singleElement()
        .asString()
        .startsWith("verify");
    assertThat(AttemptTexts.summary(failed, T)).contains("Next action:", "mend it");
    assertThat(AttemptTexts.errors(failed, failed.failure(), List.of(), "none"))
        .contains("Suggestion:", "mend it", "Recent RDS events\n  none");
  }

  private static Checkpoint hostileFailure() {
    return upgraded()
        .failing(Failure.fix("x", "Database " + HOSTILE + " is odd", "mend it", HOSTILE));
  }

  private static Checkpoint at(String step) {
    return checkpoint().progress(Progress.at(step, 0, T));
  }

  private static RunReport run(Checkpoint checkpoint) {
    return new RunReport(
        RunReport.SCHEMA,
        new RunId("r1"),
        RunModule.UPGRADE,
        V17,
        T,
        T.plusSeconds(80),
        List.of(ClusterReports.of(checkpoint, T.plusSeconds(80))));
  }
}
