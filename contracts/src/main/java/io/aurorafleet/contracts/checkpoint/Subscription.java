package io.aurorafleet.contracts.checkpoint;

/** A subscription by which a database of the cluster receives another's changes. */
public record Subscription(String database, String name) {
  @Override
  public String toString() {
    return name + " in database " + database;
  }
}
