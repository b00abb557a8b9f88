package io.aurorafleet.contracts;

import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.CloneParity;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.Member;
import io.aurorafleet.contracts.checkpoint.MemberGroup;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.checkpoint.Subscription;
import io.aurorafleet.contracts.checkpoint.Wait;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.run.OwnedPointer;
import io.aurorafleet.contracts.signal.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One full record of each kind, every field set: what the golden files hold. */
final class Samples {
  static final Instant T = Instant.parse("2026-11-22T21:00:00Z");
  static final RunId RUN = new RunId("20261122t2100-k3x9");
  static final ClusterId CLUSTER = new ClusterId("orders-db");
  static final EngineVersion V13 = new EngineVersion("13.23");
  static final EngineVersion V17 = new EngineVersion("17.11");

  private Samples() {}

  static Manifest manifest() {
    return new Manifest(
        Manifest.SCHEMA,
        RUN,
        T,
        "123456789012",
        "us-east-1",
        "UpgradeDB=Y",
        RunModule.UPGRADE,
        V17,
        RunOptions.defaults()
            .withSlots(RunOptions.Slots.RECREATE, true)
            .withLimits(5, 3, T.plusSeconds(8 * 3600)),
        List.of(new Manifest.Entry(CLUSTER, "cluster-ABC", V13, Wave.SECOND, V17, "9f86d081")));
  }

  static Order order() {
    return manifest().order(manifest().clusters().get(0));
  }

  static Failure failure() {
    return Failure.fix(
        "prepared-transactions",
        "Database app of orders-db has 1 prepared transaction",
        "COMMIT PREPARED or ROLLBACK PREPARED 'tx1'",
        "tx1 by app_user since 2026-11-20");
  }

  static List<Fact> facts() {
    Slot slot =
        new Slot(
            "cdc",
            "pgoutput",
            "app",
            true,
            true,
            true,
            "0/16B3748",
            "0/16B3780",
            null,
            56,
            "debezium 10.0.0.9",
            List.of("orders"));
    DatabaseState state = new DatabaseState("app", 3, 100, Map.of("hstore", "1.7"), 0, 0, T);
    DatabaseWork work =
        new DatabaseWork(
            "app", 3, List.of("public.busy: locked"), new DatabaseWork.Extent(4, 24_576, 32_768));
    Finding finding =
        new Finding(
            "long-transactions",
            Finding.Severity.WARNING,
            "app",
            "A transaction is open for 2 hours",
            List.of("pid 42"),
            "SELECT pg_terminate_backend(42)",
            "PostgreSQL documentation, pg_stat_activity");
    return List.of(
        new Fact.Inspected(
            T,
            V13,
            "orders-db.cluster-x.example",
            5432,
            List.of(
                new Member("orders-db-1", true, "db.r6g.large", "default.aurora-postgresql13", 1)),
            "default.aurora-postgresql13",
            "app",
            List.of("postgresql")),
        new Fact.PathChosen(T, List.of(new Hop(V13, V17, true, "aurora-postgresql17"))),
        new Fact.PreflightPassed(T, 0, List.of(finding)),
        new Fact.PreflightBlocked(T, 0, List.of(finding)),
        new Fact.GroupsReady(
            T,
            0,
            "orders-17",
            "default.aurora-postgresql17",
            List.of("kept work_mem"),
            List.of(
                new ParameterChange(
                    ParameterChange.Kind.CLUSTER,
                    "orders-13",
                    "wal_keep_segments",
                    "4",
                    "wal_keep_size",
                    "64",
                    ParameterChange.Change.RENAMED,
                    false,
                    "counted in MB since 13")),
            List.of(new MemberGroup("orders-db-1", "orders-13", "default.aurora-postgresql17"))),
        new Fact.LogExport(T, true, "already on"),
        new Fact.SnapshotReady(T, "orders-db-snap"),
        new Fact.MaintenanceDone(T, List.of("system-update"), List.of("db-upgrade")),
        new Fact.ConfigurationSaved(T, "runs/r/c/configuration.json"),
        new Fact.SlotsRecorded(T, List.of(slot)),
        new Fact.CloneAsked(T, "af-clone"),
        new Fact.CloneReady(T, "af-clone", null),
        new Fact.QuarantineReady(T, "orders-quarantine", List.of("set cron.launch_active_jobs")),
        new Fact.CloneCompared(T, parity()),
        new Fact.Baseline(T, "13.23", List.of(state)),
        new Fact.SlotsDropped(T, List.of("cdc"), 4711),
        new Fact.SubscriptionsDisabled(T, List.of(new Subscription("app", "from_hq"))),
        new Fact.SubscriptionsEnabled(T, List.of(new Subscription("app", "from_hq")), List.of()),
        new Fact.Intended(T, 0, 1, V13, V17),
        new Fact.IntentWithdrawn(T, 1, 1, "InvalidParameterCombination"),
        new Fact.SeenUpgrading(T, 0),
        new Fact.SeenIdle(T, 0),
        new Fact.Drifted(T, 0, V13, V17),
        new Fact.ChangedByOthers(T, 0, List.of("instance orders-db-2 was added")),
        new Fact.ReadersLate(T, 0, List.of("orders-db-2"), true),
        new Fact.AuroraSnapshot(T, 0, "preupgrade-orders-db-13-23-to-17-11-2026-11-22-21-00"),
        new Fact.Upgraded(T, 0, V17, "17.11"),
        new Fact.Rebooted(T, 0, List.of("orders-db-1")),
        new Fact.SlotsBack(T, List.of(slot), List.of(), 4720, List.of("cdc: copy orders afresh")),
        new Fact.Downtime(T, 0, 312.5, T, T.plusSeconds(312), true),
        new Fact.ExtensionsUpdated(
            T, List.of(new ExtensionChange("app", "hstore", "1.7", "1.8", "", "made anew"))),
        new Fact.FreezeBegan(T, 4700),
        new Fact.TablesFrozen(T, List.of(work)),
        new Fact.Usable(T, T, 42, List.of("app.public.busy: locked")),
        new Fact.StatisticsGathered(T, List.of(work)),
        new Fact.Proven(
            T,
            "17.11",
            List.of(state),
            List.of("one index is invalid"),
            List.of(new ProofItem(ProofItem.Verdict.PASS, "rows", "app", "100 rows, had 100"))),
        new Fact.Unwound(T, List.of("clone af-clone"), List.of()),
        new Fact.CancelAsked(T, 1),
        new Fact.Requeued(T, 2),
        new Fact.Abandoned(T, 2, "rolled back by hand"),
        new Fact.ExitDone(T, 1, "artifacts"));
  }

  private static CloneParity parity() {
    return new CloneParity(
        "af-clone",
        "af-clone-instance",
        List.of(new CloneParity.Item("port", "5432", "5432", true, "")));
  }

  static Checkpoint checkpoint() {
    return new Checkpoint(
        Checkpoint.SCHEMA,
        "6f1c",
        order(),
        7,
        1,
        0,
        new Progress("await-upgrade", 0, T, 3, 0),
        new Position.Asleep(
            new Wait("the upgrade to end", Duration.ofSeconds(60)), T, T.plusSeconds(60)),
        failure(),
        facts(),
        List.of(trace()),
        T);
  }

  static StepTrace trace() {
    return new StepTrace(
        "safety-clone", 0, 1, T, T.plusSeconds(90), 2, StepTrace.WokenBy.EVENT, "RDS-EVENT-0170");
  }

  static Ledger ledger() {
    return Ledger.open("1", 5)
        .knowing(manifest())
        .admit("2", CLUSTER, 1, T)
        .end("3", CLUSTER, new Ledger.End(1, Ledger.Result.SUCCEEDED, T))
        .requeue("4", Map.of(CLUSTER, 2))
        .pause("5", List.of(CLUSTER), true);
  }

  static OwnedPointer pointer() {
    return new OwnedPointer(OwnedPointer.SCHEMA, RUN, CLUSTER, "instance", "orders-db-1", T);
  }

  static RunReport report() {
    ClusterReport cluster =
        new ClusterReport(
            ClusterReport.SCHEMA,
            RUN,
            CLUSTER,
            RunModule.UPGRADE,
            1,
            ClusterReport.Status.FAILED,
            V13,
            V13,
            failure(),
            T,
            T.plusSeconds(600),
            2,
            0,
            List.of(trace()),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of("log export is off"),
            List.of("clone af-clone"),
            List.of("runs/r/c/execution.log"),
            parity(),
            List.of(),
            List.of(new DatabaseWork("app", 3, List.of(), null)),
            42L,
            new ClusterReport.Outage(312.5, true),
            List.of(new ProofItem(ProofItem.Verdict.PASS, "rows", null, "none has fewer")),
            List.of());
    return new RunReport(
        RunReport.SCHEMA, RUN, RunModule.UPGRADE, V17, T, T.plusSeconds(600), List.of(cluster));
  }
}
