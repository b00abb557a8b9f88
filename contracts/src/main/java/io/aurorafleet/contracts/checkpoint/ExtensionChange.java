package io.aurorafleet.contracts.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * What became of one extension of one database.
 *
 * @param from installed before
 * @param to installed now
 * @param problem empty when it is at the server's default version now, else why not
 * @param note what somebody should know of how it was done, empty when it was an ordinary update
 */
public record ExtensionChange(
    String database,
    String extension,
    String from,
    String to,
    String problem,
    @Nullable String note) {
  public ExtensionChange {
    note = note == null ? "" : note;
  }

  /** An ordinary update, or what stopped it. */
  public ExtensionChange(
      String database, String extension, String from, String to, String problem) {
    this(database, extension, from, to, problem, "");
  }

  public boolean failed() {
    return !problem.isEmpty();
  }
}
