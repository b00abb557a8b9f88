package io.aurorafleet.preflight;

/** Who says that a check's findings matter; tells what may be expected of pg_upgrade itself. */
public enum Basis {
  /** {@code pg_upgrade --check} refuses or warns itself. */
  PG_UPGRADE("pg_upgrade --check"),
  /** The upgrade itself fails later, with the cluster down. */
  POSTGRES("pg_upgrade fails later"),
  /** pg_upgrade carries it over, but what arrives is wrong or lost. */
  CARRIED_WRONGLY("pg_upgrade loses it"),
  /** Only Aurora's documentation says so; PostgreSQL itself would do it. */
  AURORA("Aurora"),
  /** Nothing fails; experience says that somebody should know. */
  PRACTICE("practice");

  private final String words;

  Basis(String words) {
    this.words = words;
  }

  /** Whether pg_upgrade itself ends in failure over it. */
  public boolean fails() {
    return this == PG_UPGRADE || this == POSTGRES;
  }

  /** For people to read. */
  public String words() {
    return words;
  }
}
