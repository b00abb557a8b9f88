package io.aurorafleet.worker.steps.readiness;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;

/**
 * Keeps the full description of cluster and members as it was before anything is changed. After the
 * commit point it is not written again.
 */
public final class ConfigurationStep implements Step {
  static final String FILE = "configuration.json";

  private final Clusters clusters;
  private final ObjectStore store;

  @Inject
  ConfigurationStep(Clusters clusters, ObjectStore store) {
    this.clusters = clusters;
    this.store = store;
  }

  @Override
  public String name() {
    return "configuration";
  }

  @Override
  public Outcome advance(Visit visit) {
    if (visit.checkpoint().committed() && visit.latest(Fact.ConfigurationSaved.class).isPresent()) {
      return Outcome.done();
    }
    String key = Keys.artifact(visit.run(), visit.cluster(), FILE);
    store.put(key, clusters.configuration(visit.cluster()));
    visit.log(LogNames.EXECUTION, "Saved the cluster's configuration as " + key + ".");
    return Outcome.done(new Fact.ConfigurationSaved(visit.now(), key));
  }
}
