package io.aurorafleet.sandbox.rds.memory;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;

/** One database: live, mutable collections, by name. */
public final class MemoryDatabase {
  private final Map<String, String> extensions = new ConcurrentSkipListMap<>();
  private final Map<String, MemoryTable> tables = new ConcurrentSkipListMap<>();
  private final Set<String> regColumns = new ConcurrentSkipListSet<>();
  private volatile boolean invalid;

  MemoryDatabase copy() {
    MemoryDatabase copy = new MemoryDatabase();
    copy.extensions.putAll(extensions);
    tables.forEach((name, table) -> copy.tables.put(name, table.copy()));
    copy.regColumns.addAll(regColumns);
    copy.invalid = invalid;
    return copy;
  }

  /** Installed extensions with their versions; an upgrade never changes them. */
  public Map<String, String> extensions() {
    return extensions;
  }

  /** Tables by qualified name. */
  public Map<String, MemoryTable> tables() {
    return tables;
  }

  /** Columns of a reg* type that pg_upgrade cannot carry, as {@code schema.table.column}. */
  public Set<String> regColumns() {
    return regColumns;
  }

  /** Left behind by an interrupted DROP DATABASE ({@code datconnlimit = -2}). */
  public boolean invalid() {
    return invalid;
  }

  /** Marks it as left behind, or as sound again. */
  public void invalid(boolean now) {
    invalid = now;
  }
}
