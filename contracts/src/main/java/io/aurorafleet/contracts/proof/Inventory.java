package io.aurorafleet.contracts.proof;

import io.aurorafleet.contracts.checkpoint.DatabaseState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What all databases of a cluster hold. Stored beside the checkpoint, which carries only its sums:
 * {@code inventory-before.json} is written once, before the commit point, and never again after it.
 */
public record Inventory(
    int schema, Instant at, String serverVersion, List<Setting> settings, List<Holding> databases) {
  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;

  public Inventory {
    settings = List.copyOf(settings);
    databases = List.copyOf(databases);
  }

  /** A server setting, as pg_settings shows it; custom when somebody set it. */
  public record Setting(String name, String value, boolean custom) {}

  public List<DatabaseState> states() {
    return databases.stream().map(Holding::state).toList();
  }

  public Optional<Holding> database(String name) {
    return databases.stream().filter(d -> d.state().database().equals(name)).findFirst();
  }
}
