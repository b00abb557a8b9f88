package io.aurorafleet.contracts.checkpoint;

/**
 * What became of one extension of one database.
 *
 * @param from installed before
 * @param to installed now
 * @param problem empty when it is at the server's default version now, else why not
 */
public record ExtensionChange(
    String database, String extension, String from, String to, String problem) {
  public boolean failed() {
    return !problem.isEmpty();
  }
}
