package io.aurorafleet.sandbox.rds.memory;

/** A replication slot; {@code plugin} and {@code database} are empty for a physical one. */
public record MemorySlot(String name, String plugin, String database, boolean active) {
  /** Whether it is a logical slot, which stops a major upgrade. */
  public boolean logical() {
    return !plugin.isEmpty();
  }
}
