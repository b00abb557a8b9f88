package io.aurorafleet.preflight;

import io.aurorafleet.contracts.checkpoint.Finding;
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

  boolean applies(Upgrade upgrade);

  /** Reads only; assumes nothing of the search path. */
  String query();

  /**
   * Decides over the query's rows, values as text and null as "".
   *
   * @param database where the rows come from; null for {@link Scope#CLUSTER}
   */
  Optional<Finding> decide(
      Upgrade upgrade, @Nullable String database, List<Map<String, String>> rows);
}
