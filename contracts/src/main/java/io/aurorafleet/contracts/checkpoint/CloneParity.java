package io.aurorafleet.contracts.checkpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a clone has in common with its source: what decides whether applications could use it.
 *
 * @param instance the DB instance it was given, null when it has none
 */
public record CloneParity(String cloneId, @Nullable String instance, List<Item> items) {
  /**
   * One setting of both.
   *
   * @param remark why they differ on purpose, or what it means; empty when there is nothing to say
   */
  public record Item(String name, String ofSource, String ofClone, boolean same, String remark) {}

  public CloneParity {
    items = List.copyOf(items);
  }
}
