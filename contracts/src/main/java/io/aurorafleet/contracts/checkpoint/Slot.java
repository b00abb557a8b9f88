package io.aurorafleet.contracts.checkpoint;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A logical replication slot, as pg_replication_slots shows it; LSNs as PostgreSQL writes them.
 *
 * @param failover synchronised to standbys (PostgreSQL 17 on)
 * @param invalid why PostgreSQL has given the slot up, null while it is good
 * @param lagBytes of WAL that its consumer has not confirmed yet; -1 when not known
 * @param consumer who reads it now, as application name and address; null when nobody does
 * @param publications of its database, which is what a pgoutput consumer may be reading
 */
public record Slot(
    String name,
    String plugin,
    String database,
    boolean twoPhase,
    @JsonSetter(nulls = Nulls.AS_EMPTY) boolean failover,
    boolean active,
    @Nullable String restartLsn,
    @Nullable String confirmedLsn,
    @Nullable String invalid,
    @JsonSetter(nulls = Nulls.AS_EMPTY) long lagBytes,
    @Nullable String consumer,
    List<String> publications) {
  public Slot {
    // Checkpoints of before have no publications.
    publications = publications == null ? List.of() : List.copyOf(publications);
  }

  /** A slot of which no more is known than it takes to make one. */
  public static Slot of(String name, String plugin, String database) {
    return new Slot(
        name, plugin, database, false, false, false, null, null, null, -1, null, List.of());
  }

  /** The same slot, read up to here. */
  public Slot confirmed(@Nullable String restart, @Nullable String confirmed, long lag) {
    return new Slot(
        name,
        plugin,
        database,
        twoPhase,
        failover,
        active,
        restart,
        confirmed,
        invalid,
        lag,
        consumer,
        publications);
  }

  /** The same slot, with what its database publishes. */
  public Slot publishing(List<String> all) {
    return new Slot(
        name,
        plugin,
        database,
        twoPhase,
        failover,
        active,
        restartLsn,
        confirmedLsn,
        invalid,
        lagBytes,
        consumer,
        all);
  }

  /** The same slot, with or without a consumer. */
  public Slot active(boolean read) {
    return new Slot(
        name,
        plugin,
        database,
        twoPhase,
        failover,
        read,
        restartLsn,
        confirmedLsn,
        invalid,
        lagBytes,
        consumer,
        publications);
  }
}
