package io.aurorafleet.worker.steps.proof;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Inventory;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.LogNames;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes inventories of a cluster's databases, and keeps them beside the checkpoint. */
final class Inventories {
  static final String BEFORE = "inventory-before.json";
  static final String AFTER = "inventory-after.json";

  private final ObjectStore store;

  @Inject
  Inventories(ObjectStore store) {
    this.store = store;
  }

  /**
   * What every database holds now.
   *
   * @param earlier whose statements are planned again; empty for those that take most time now
   */
  Inventory take(Visit visit, Sessions.Access access, Optional<Inventory> earlier) {
    List<Holding> holdings = new ArrayList<>();
    String version;
    List<Inventory.Setting> settings;
    try (DatabaseSession home = access.home()) {
      version = home.serverVersion();
      settings = home.settings();
    }
    for (String database : access.databases()) {
      try (DatabaseSession session = access.open(database)) {
        Holding holding = session.holding(visit.pulse());
        Optional<Holding> old = earlier.flatMap(e -> e.database(database));
        holdings.add(old.isEmpty() ? holding : holding.with(session.plans(old.get().statements())));
        visit.log(LogNames.EXECUTION, said(holding.state(), version));
      }
    }
    return new Inventory(Inventory.SCHEMA, visit.now(), version, settings, holdings);
  }

  void save(Visit visit, String name, Inventory inventory) {
    store.put(key(visit, name), Json.write(inventory));
  }

  /** What was held before; of a run begun by a version that kept only sums, these. */
  Inventory before(Visit visit) {
    Fact.Baseline baseline = visit.need(Fact.Baseline.class);
    return store
        .get(key(visit, BEFORE))
        .map(stored -> read(visit, stored.body()))
        .orElseGet(
            () ->
                new Inventory(
                    Inventory.SCHEMA,
                    baseline.at(),
                    baseline.serverVersion(),
                    List.of(),
                    baseline.databases().stream().map(Holding::of).toList()));
  }

  private static Inventory read(Visit visit, String body) {
    try {
      return Json.read(Inventory.class, body, Inventory.SCHEMA);
    } catch (NewerSchemaException | UnreadableException e) {
      throw new IllegalStateException(key(visit, BEFORE) + " cannot be read", e);
    }
  }

  private static String key(Visit visit, String name) {
    return Keys.artifact(visit.run(), visit.cluster(), name);
  }

  private static String said(DatabaseState state, String version) {
    return "Database %s: %d table(s), %s row(s), %d extension(s), server %s."
        .formatted(
            state.database(),
            state.tables(),
            state.rows() < 0 ? "too many to count" : Long.toString(state.rows()),
            state.extensions().size(),
            version);
  }
}
