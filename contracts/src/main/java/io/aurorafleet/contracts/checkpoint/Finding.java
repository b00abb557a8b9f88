package io.aurorafleet.contracts.checkpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something preflight saw: what it means and how to fix it, as something a DBA can paste.
 *
 * @param check a stable word, such as {@code prepared-transactions}
 * @param database null when it is about the cluster as a whole
 * @param details the objects concerned
 */
public record Finding(
    String check,
    Severity severity,
    @Nullable String database,
    String what,
    List<String> details,
    String remedy) {
  /** What a finding means for the upgrade. */
  public enum Severity {
    /** The upgrade would fail, or lose something; nothing is begun. */
    BLOCKER,
    /** It will work, but somebody should know. */
    WARNING,
    INFO
  }

  public Finding {
    details = List.copyOf(details);
  }
}
