package io.aurorafleet.contracts.checkpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was done table by table in one database.
 *
 * @param done tables finished, those a predecessor finished included
 * @param left tables that could not be done, each with the reason
 * @param extent how much there was to do; null when a worker wrote it that did not say
 */
public record DatabaseWork(String database, int done, List<String> left, @Nullable Extent extent) {
  /** How far the work in a database has come, by the catalog. */
  public record Extent(int tables, long bytesDone, long bytes) {}

  public DatabaseWork {
    left = List.copyOf(left);
  }

  /** How many tables there were; those known of when nothing was said. */
  public int tables() {
    return extent == null ? done + left.size() : extent.tables();
  }
}
