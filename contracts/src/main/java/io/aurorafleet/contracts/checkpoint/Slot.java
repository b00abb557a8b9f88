package io.aurorafleet.contracts.checkpoint;

import org.jspecify.annotations.Nullable;

/** A logical replication slot, as pg_replication_slots shows it; LSNs as PostgreSQL writes them. */
public record Slot(
    String name,
    String plugin,
    String database,
    boolean twoPhase,
    boolean active,
    @Nullable String restartLsn,
    @Nullable String confirmedLsn) {}
