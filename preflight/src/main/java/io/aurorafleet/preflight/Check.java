package io.aurorafleet.preflight;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that PostgreSQL, Aurora or experience demands before an upgrade: a query that only
 * looks, and a decision over its rows. Checks hold no state and know no connection.
 */
public interface Check {
  /** Where the query has to run. */
  enum Scope {
    /** Once, in any database: it reads shared catalogs. */
    CLUSTER,
    /** In every database that accepts connections. */
    DATABASE
  }

  /** A stable word for scripts and for the operator's guide, such as {@code reg-types}. */
  String id();

  Scope scope();

  /** What a finding of it means for this upgrade. */
  Severity severity(Upgrade upgrade);

  /** The upgrades that it matters for. */
  Majors majors();

  /** Whether pg_upgrade, PostgreSQL, Aurora or experience demands it. */
  Basis basis();

  /** What a finding means, as a sentence or two. */
  String meaning();

  /** What to do about it; what to paste follows per object. */
  String remedy();

  /** Where that is written, such as {@code pg_upgrade 18, check_for_not_null_inheritance}. */
  String source();

  default boolean applies(Upgrade upgrade) {
    return majors().include(upgrade);
  }

  /** The same check with the query for this upgrade, where the query depends on it. */
  default Check on(Upgrade upgrade) {
    return this;
  }

  /**
   * Reads only; assumes nothing of the search path; valid on every source major that it matters
   * for. Checks with equal queries share the rows: one run serves them all.
   */
  String query();

  /**
   * Decides over the query's rows, values as text and null as "".
   *
   * @param database where the rows come from; null for {@link Scope#CLUSTER}
   */
  Optional<Finding> decide(
      Upgrade upgrade, @Nullable String database, List<Map<String, String>> rows);
}
