package io.aurorafleet.worker.steps.readers;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.ClusterView.MemberView;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Budget;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.steps.rules.Sight;
import io.aurorafleet.worker.steps.rules.Words;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Looks again for readers that were given up while the cluster was made whole: an attempt that left
 * one behind is no success, however well the rest went, nor is one that a requeue finds still
 * there. It only looks, so it may be called again at any time.
 */
public final class ReadersStep implements Step {
  private final Sight sight;

  @Inject
  ReadersStep(Sight sight) {
    this.sight = sight;
  }

  @Override
  public String name() {
    return "readers";
  }

  @Override
  public Budget budget() {
    return Budget.PATIENT;
  }

  @Override
  public Outcome advance(Visit visit) {
    List<String> givenUp = Followers.everGivenUp(visit.checkpoint());
    if (givenUp.isEmpty()) {
      return Outcome.done();
    }
    ClusterView view = sight.of(visit);
    List<String> behind = behind(view, givenUp);
    return behind.isEmpty()
        ? Outcome.done(new Fact.ReadersLate(visit.now(), visit.hopNumber(), givenUp, false))
        : Outcome.failed(failure(view, behind));
  }

  /** Those that still are not available at the cluster's version, or wait for a reboot. */
  static List<String> behind(ClusterView view, List<String> givenUp) {
    EngineVersion version = view.version();
    return view.members().stream()
        .filter(m -> givenUp.contains(m.id()))
        .filter(m -> !m.available() || !m.version().equals(version) || m.pendingReboot())
        .map(MemberView::id)
        .toList();
  }

  /** Names the readers, and what is to be done about them. */
  public static Failure failure(ClusterView view, List<String> behind) {
    List<String> said =
        view.members().stream()
            .filter(m -> behind.contains(m.id()))
            .map(m -> "%s is %s at %s".formatted(m.id(), m.status(), m.version()))
            .toList();
    return Failure.fix(
        "reader-stuck",
        "Cluster %s is at %s and its writer serves, but not every reader followed: %s"
            .formatted(view.id(), view.version(), Words.list(said)),
        "Reboot the reader, or delete it and add a new one, or ask AWS Support; clients of the reader endpoint miss it. Then requeue: what is done is not done again");
  }
}
