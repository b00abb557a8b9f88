package io.aurorafleet.worker.steps.report;

import io.aurorafleet.cloud.announce.Announcer;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.steps.rules.ExitGuard;
import jakarta.inject.Inject;

/**
 * Tells people and programs how the cluster ended, and how the run did when it was the last one.
 * Once per attempt, but for a crash between telling and saving: rather twice than never.
 */
public final class AnnounceStep implements Step {
  private final Announcer announcer;
  private final ObjectStore store;
  private final RunEnd run;

  @Inject
  AnnounceStep(Announcer announcer, ObjectStore store, RunEnd run) {
    this.announcer = announcer;
    this.store = store;
    this.run = run;
  }

  @Override
  public String name() {
    return "announce";
  }

  @Override
  public Outcome advance(Visit visit) {
    if (!ExitGuard.done(visit, name())) {
      ExitGuard.attempt(
          visit,
          "announce the end of the attempt",
          () -> announcer.announce(News.cluster(visit.checkpoint(), visit.now())));
      visit.remember(new Fact.ExitDone(visit.now(), visit.checkpoint().attempt(), name()));
    }
    ExitGuard.attempt(
        visit, "announce the end of the run", () -> run.report(visit).ifPresent(this::tell));
    return Outcome.done();
  }

  /** The last two clusters may both find the run ended; the note in the bucket lets one tell. */
  private void tell(RunReport report) {
    int attempts = report.clusters().stream().mapToInt(ClusterReport::attempt).sum();
    String note = Keys.runAnnouncement(report.run(), attempts);
    if (store.get(note).isEmpty()) {
      announcer.announce(News.run(report));
      store.create(note, "{\"schema\":1}");
    }
  }
}
