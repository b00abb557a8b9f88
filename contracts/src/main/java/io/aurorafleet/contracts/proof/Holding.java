package io.aurorafleet.contracts.proof;

import io.aurorafleet.contracts.checkpoint.DatabaseState;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one database holds. Names are as {@code quote_ident} writes them, with their schema.
 *
 * @param tables rows of every user table, partitions on their own
 * @param sequences the last value of every sequence that was used
 * @param invalidIndexes indexes that no query may use
 * @param ownership for each schema, a digest of all owners and grants in it
 * @param collations for each provider, the version of its library, and those collations and
 *     databases that were made with another
 * @param jobs a digest of pg_cron's jobs; empty without pg_cron
 * @param statements the statements that took most time, with their plans; empty without
 *     pg_stat_statements
 */
public record Holding(
    DatabaseState state,
    Map<String, Rows> tables,
    Map<String, Long> sequences,
    List<String> invalidIndexes,
    Map<String, String> ownership,
    Collations collations,
    String jobs,
    List<PlannedStatement> statements) {
  /** Rows of a table; estimates are the planner's, -1 when it has none. */
  public record Rows(long rows, boolean exact) {}

  /** Versions of the libraries that sort text, and what was built with others. */
  public record Collations(Map<String, String> versions, List<String> stale) {
    public static final Collations NONE = new Collations(Map.of(), List.of());

    public Collations {
      versions = Collections.unmodifiableMap(new TreeMap<>(versions));
      stale = List.copyOf(stale);
    }
  }

  public Holding {
    tables = Collections.unmodifiableMap(new TreeMap<>(tables));
    sequences = Collections.unmodifiableMap(new TreeMap<>(sequences));
    invalidIndexes = List.copyOf(invalidIndexes);
    ownership = Collections.unmodifiableMap(new TreeMap<>(ownership));
    statements = List.copyOf(statements);
  }

  /** The same with these plans. */
  public Holding with(List<PlannedStatement> planned) {
    return new Holding(
        state, tables, sequences, invalidIndexes, ownership, collations, jobs, planned);
  }

  /** Only the sums. */
  public static Holding of(DatabaseState state) {
    return new Holding(
        state, Map.of(), Map.of(), List.of(), Map.of(), Collations.NONE, "", List.of());
  }
}
