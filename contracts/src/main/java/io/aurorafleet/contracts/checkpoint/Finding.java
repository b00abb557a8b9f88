package io.aurorafleet.contracts.checkpoint;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something preflight saw: what it means and how to fix it, as something a DBA can paste.
 *
 * @param check a stable word, such as {@code prepared-transactions}
 * @param database null when it is about the cluster as a whole
 * @param details the objects concerned
 * @param source what the check rests on, such as a page of AWS's documentation or a function of
 *     pg_upgrade; null in what was written before findings had sources
 */
public record Finding(
    String check,
    Severity severity,
    @Nullable String database,
    String what,
    List<String> details,
    String remedy,
    @Nullable String source) {
  /** What a finding means for the upgrade. */
  public enum Severity {
    /** The upgrade would fail, or lose something; nothing is begun. */
    BLOCKER,
    /** It will work, but somebody should know. */
    WARNING,
    INFO
  }

  /** Without a source. */
  public Finding(
      String check,
      Severity severity,
      @Nullable String database,
      String what,
      List<String> details,
      String remedy) {
    this(check, severity, database, what, details, remedy, null);
  }

  public Finding {
    details = List.copyOf(details);
  }
}
