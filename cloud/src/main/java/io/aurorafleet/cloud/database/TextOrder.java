package io.aurorafleet.cloud.database;

import io.aurorafleet.contracts.proof.Holding.Collations;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The versions of the libraries that sort text. Indexes on text that were built with another
 * version may be wrong without any error, so a change is worth a warning.
 */
final class TextOrder {
  private static final String VERSIONS =
      """
      SELECT CASE s.collprovider WHEN 'i' THEN 'icu' ELSE 'libc' END, s.version
      FROM (SELECT DISTINCT ON (c.collprovider) c.collprovider,
                   pg_collation_actual_version(c.oid) AS version
            FROM pg_collation AS c
            WHERE c.collprovider IN ('c', 'i') AND c.collversion IS NOT NULL
            ORDER BY c.collprovider, c.oid) AS s
      WHERE s.version IS NOT NULL
      """;

  private static final String STALE =
      """
      SELECT format('collation %I.%I: made with %s, now %s', n.nspname, c.collname, c.collversion,
                    pg_collation_actual_version(c.oid))
      FROM pg_collation AS c JOIN pg_namespace AS n ON n.oid = c.collnamespace
      WHERE c.collversion IS NOT NULL AND c.collprovider IN ('c', 'i')
        AND EXISTS (SELECT FROM pg_depend AS d
                    WHERE d.refclassid = 'pg_collation'::regclass AND d.refobjid = c.oid)
        AND c.collversion IS DISTINCT FROM pg_collation_actual_version(c.oid)
      ORDER BY 1
      """;

  /** PostgreSQL keeps the version a database was made with since 15. */
  private static final String STALE_DATABASE =
      """
      SELECT format('database %I: made with %s, now %s', d.datname, d.datcollversion,
                    pg_database_collation_actual_version(d.oid))
      FROM pg_database AS d
      WHERE d.datname = current_database() AND d.datcollversion IS NOT NULL
        AND d.datcollversion IS DISTINCT FROM pg_database_collation_actual_version(d.oid)
      """;

  private final Link link;

  TextOrder(Link link) {
    this.link = link;
  }

  /**
   * A library that lacks a collation's locale makes the question an error: then nothing is told.
   */
  Collations collations() {
    try {
      Map<String, String> versions = new TreeMap<>();
      link.rows(VERSIONS, row -> versions.put(row.getString(1), row.getString(2)) == null);
      List<String> stale = new ArrayList<>(link.rows(STALE, row -> row.getString(1)));
      if (link.major() >= 15) {
        stale.addAll(link.rows(STALE_DATABASE, row -> row.getString(1)));
      }
      return new Collations(versions, stale);
    } catch (SQLException e) {
      if (SqlFaults.lost(e)) {
        throw link.fault(e, "look at collations");
      }
      return Collations.NONE;
    }
  }
}
