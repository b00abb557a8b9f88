package io.aurorafleet.preflight;

/** Who says that a check's findings matter; tells what may be expected of pg_upgrade itself. */
public enum Basis {
  /** {@code pg_upgrade --check} refuses or warns itself. */
  PG_UPGRADE("pg_upgrade --check"),
  /** PostgreSQL fails later, with the cluster down, or carries it over wrongly. */
  POSTGRES("PostgreSQL, after its checks"),
  /** Only Aurora's documentation says so; PostgreSQL itself would do it. */
  AURORA("Aurora"),
  /** Nothing fails; experience says that somebody should know. */
  PRACTICE("practice");

  private final String words;

  Basis(String words) {
    this.words = words;
  }

  /** For people to read. */
  public String words() {
    return words;
  }
}
