package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.rules.Sight;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/**
 * Publishes the PostgreSQL log to CloudWatch, so that what the upgrade did can be read later. Asks
 * only for what the engine version exports (Aurora refuses the log type {@code upgrade}, which is
 * RDS's); that it does not work is a warning, not a reason to stop. Called again, it finds the log
 * published and asks for nothing.
 */
public final class LogExportStep implements Step {
  static final String WANTED = "postgresql";

  private final Sight sight;
  private final Clusters clusters;
  private final EngineCatalogue catalogue;

  @Inject
  LogExportStep(Sight sight, Clusters clusters, EngineCatalogue catalogue) {
    this.sight = sight;
    this.clusters = clusters;
    this.catalogue = catalogue;
  }

  /** What is to be done about log export. */
  enum Need {
    NOTHING,
    CANNOT,
    EXPORT
  }

  @Override
  public String name() {
    return "log-export";
  }

  @Override
  public Outcome advance(Visit visit) {
    ClusterView view = sight.of(visit);
    List<String> exportable =
        catalogue
            .engine(view.version())
            .map(EngineCatalogue.Engine::exportableLogs)
            .orElse(List.of());
    return switch (need(view.logExports(), exportable)) {
      case NOTHING -> noted(visit, true, "published already");
      case CANNOT ->
          noted(visit, false, "engine version " + view.version() + " does not export that log");
      case EXPORT -> export(visit);
    };
  }

  static Need need(List<String> present, List<String> exportable) {
    if (present.contains(WANTED)) {
      return Need.NOTHING;
    }
    return exportable.contains(WANTED) ? Need.EXPORT : Need.CANNOT;
  }

  private Outcome export(Visit visit) {
    try {
      clusters.exportLogs(visit.fence(), visit.cluster(), List.of(WANTED));
      return noted(visit, true, "published from now on");
    } catch (OutsideException e) {
      return noted(visit, false, e.failure().reason());
    }
  }

  private static Outcome noted(Visit visit, boolean enabled, String note) {
    Instant now = visit.now();
    visit.log(LogNames.EXECUTION, "PostgreSQL log to CloudWatch Logs: " + note + ".");
    return Outcome.done(new Fact.LogExport(now, enabled, note));
  }
}
