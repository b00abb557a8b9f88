package io.aurorafleet.contracts.checkpoint;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What one database holds, for the proof.
 *
 * @param tables user tables, partitioned parents not counted
 * @param rows exact rows over all of them, or -1 when they were too large to count
 * @param extensions installed versions by name
 * @param invalidIndexes indexes a query may not use
 * @param unanalyzed tables with rows but without statistics
 * @param oldestStatistics when the table that waited longest was last analysed
 */
public record DatabaseState(
    String database,
    int tables,
    long rows,
    Map<String, String> extensions,
    int invalidIndexes,
    int unanalyzed,
    @Nullable Instant oldestStatistics) {
  public DatabaseState {
    extensions = java.util.Collections.unmodifiableMap(new TreeMap<>(extensions));
  }
}
