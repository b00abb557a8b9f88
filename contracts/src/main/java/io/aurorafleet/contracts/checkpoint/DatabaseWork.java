package io.aurorafleet.contracts.checkpoint;

import java.util.List;

/**
 * What was done table by table in one database.
 *
 * @param done tables finished, those a predecessor finished included
 * @param left tables that could not be done, each with the reason
 */
public record DatabaseWork(String database, int done, List<String> left) {
  public DatabaseWork {
    left = List.copyOf(left);
  }
}
