package io.aurorafleet.worker.steps.report;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.ClusterReports;
import io.aurorafleet.worker.report.RunReports;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether every cluster of a visit's run has ended, and what the run came to. */
final class RunEnd {
  private final Manifests manifests;
  private final LedgerStore ledgers;
  private final CheckpointStore checkpoints;

  @Inject
  RunEnd(Manifests manifests, LedgerStore ledgers, CheckpointStore checkpoints) {
    this.manifests = manifests;
    this.ledgers = ledgers;
    this.checkpoints = checkpoints;
  }

  /** The run's report; empty while a cluster of it has not ended. */
  Optional<RunReport> report(Visit visit) {
    Optional<Manifest> manifest = manifests.find(visit.run());
    Optional<Ledger> ledger = ledgers.find(visit.run());
    if (manifest.isEmpty() || ledger.isEmpty() || ledger.get().inFlight() > 0) {
      return Optional.empty();
    }
    List<ClusterReport> reports = new ArrayList<>();
    for (Manifest.Entry entry : manifest.get().clusters()) {
      Optional<Checkpoint> checkpoint = checkpoint(visit, entry.cluster());
      if (checkpoint.isEmpty() || !ended(checkpoint.get(), ledger.get())) {
        return Optional.empty();
      }
      reports.add(ClusterReports.of(checkpoint.get(), visit.now()));
    }
    return Optional.of(RunReports.of(manifest.get(), reports, visit.now()));
  }

  private Optional<Checkpoint> checkpoint(Visit visit, ClusterId cluster) {
    return cluster.equals(visit.cluster())
        ? Optional.of(visit.checkpoint())
        : checkpoints.find(visit.run(), cluster).map(CheckpointStore.Loaded::checkpoint);
  }

  /** By the ledger; or, for one that was refused before it was ever admitted, by itself. */
  private static boolean ended(Checkpoint checkpoint, Ledger ledger) {
    return ledger.hasEnded(checkpoint.order().cluster(), checkpoint.attempt())
        || checkpoint.position().terminal();
  }
}
