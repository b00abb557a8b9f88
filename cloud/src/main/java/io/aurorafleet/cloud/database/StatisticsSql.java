package io.aurorafleet.cloud.database;

/**
 * What the catalog knows of all tables' statistics, as one query. It asks no table for its size
 * whose lock somebody holds or waits for exclusively, so that a blocked table never blocks the
 * look. Statistics that our user may not see are taken to be there when the table's rows were
 * counted, so that nothing rough replaces them.
 */
final class StatisticsSql {
  /** From this target on a column is not for the quick pass: the sample would be too large. */
  static final int RAISED = 10;

  /** A table up to this many bytes is analysed in full at once. */
  static final long SMALL = 64 << 10;

  /** System tables only RDS may analyse are left out; user tables are not, so that it shows. */
  private static final String KNOWN =
      """
      WITH RECURSIVE locked AS (
        SELECT relation FROM pg_locks
        WHERE locktype = 'relation' AND mode = 'AccessExclusiveLock' AND relation IS NOT NULL
          AND pid IS DISTINCT FROM pg_backend_pid()
      ), described AS (
        SELECT schemaname, tablename, bool_or(inherited) AS whole FROM pg_stats GROUP BY 1, 2
      ), rel AS (
        SELECT c.oid, c.relkind = 'p' AS parent, c.relispartition, n.nspname, c.relname,
               n.nspname IN ('pg_catalog', 'information_schema') AS system,
               greatest(s.last_analyze, s.last_autoanalyze) AS analyzed,
               coalesce(s.seq_scan, 0) + coalesce(s.idx_scan, 0) AS scans,
               CASE WHEN d.tablename IS NOT NULL THEN d.whole OR c.relkind <> 'p'
                    ELSE c.reltuples > 0
                         AND (row_security_active(c.oid)
                              OR NOT has_any_column_privilege(c.oid, 'SELECT')) END AS described,
               CASE WHEN c.relkind = 'p' THEN 0
                    WHEN c.oid IN (SELECT relation FROM locked)
                    THEN greatest(c.relpages * 8192::bigint, %1$d + 1)
                    ELSE coalesce(pg_relation_size(c.oid), 0) END AS own
        FROM pg_class AS c
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_stat_all_tables AS s ON s.relid = c.oid
        LEFT JOIN described AS d ON d.schemaname = n.nspname AND d.tablename = c.relname
        WHERE c.relkind IN ('r', 'm', 'p') AND c.relpersistence <> 't'
          AND c.oid <> 'pg_catalog.pg_statistic'::regclass
          AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
          AND (n.nspname NOT IN ('pg_catalog', 'information_schema')
               OR pg_has_role(c.relowner, 'USAGE')
               OR (NOT c.relisshared AND pg_has_role(
                     (SELECT datdba FROM pg_database WHERE datname = current_database()), 'USAGE')))
      ), tree AS (
        SELECT i.inhrelid AS oid, i.inhparent AS ancestor
        FROM pg_inherits AS i JOIN pg_class AS c ON c.oid = i.inhrelid WHERE c.relispartition
        UNION ALL
        SELECT t.oid, i.inhparent FROM tree AS t JOIN pg_inherits AS i ON i.inhrelid = t.ancestor
        JOIN pg_class AS c ON c.oid = i.inhrelid WHERE c.relispartition
      ), extent AS (
        SELECT t.ancestor, sum(r.own) AS size, bool_or(r.described AND NOT r.parent) AS described
        FROM tree AS t JOIN rel AS r USING (oid) GROUP BY 1
      ), known AS (
        SELECT rel.*, coalesce(e.size, rel.own)::bigint AS size,
               coalesce(e.described, false) AS partly,
               NOT rel.parent AND NOT rel.relispartition AND rel.own <= %1$d AS small
        FROM rel LEFT JOIN extent AS e ON e.ancestor = rel.oid
      )
      """
          .formatted(SMALL);

  /** Columns whose own target, or that of extended statistics over them, is raised. */
  private static final String COLUMNS =
      """
      , raised AS (
        SELECT a.attrelid AS oid, a.attname FROM pg_attribute AS a
        WHERE a.attnum > 0 AND NOT a.attisdropped AND coalesce(a.attstattarget, -1) > %1$d
        UNION
        SELECT e.stxrelid, a.attname FROM pg_statistic_ext AS e
        JOIN pg_attribute AS a ON a.attrelid = e.stxrelid AND a.attnum = ANY (e.stxkeys)
        WHERE coalesce(e.stxstattarget, -1) > %1$d
      ), raised_below AS (
        SELECT oid, attname FROM raised
        UNION SELECT t.ancestor, r.attname FROM raised AS r JOIN tree AS t USING (oid)
      ), columns AS (
        SELECT a.attrelid AS oid, coalesce(
                 array_agg(a.attname::text ORDER BY a.attnum) FILTER (WHERE r.attname IS NULL),
                 (array_agg(a.attname::text
                            ORDER BY coalesce(a.attstattarget, -1), a.attnum))[1:1]) AS names
        FROM pg_attribute AS a
        LEFT JOIN raised_below AS r ON r.oid = a.attrelid AND r.attname = a.attname
        WHERE a.attnum > 0 AND NOT a.attisdropped
          AND a.attrelid IN (SELECT oid FROM raised_below)
        GROUP BY a.attrelid
      )
      """
          .formatted(RAISED);

  private static final String ROUGH_TODO =
      """
      size > 0 AND NOT described AND (analyzed IS NULL OR analyzed < ?)
      AND NOT (parent AND partly AND NOT %s)
      """;

  private static final String FULL_TODO =
      """
      CASE WHEN parent AND NOT %s THEN NOT described AND size > 0
           ELSE (analyzed IS NULL OR analyzed < ?)
                AND NOT (small AND coalesce(analyzed >= ?, false)) END
      """;

  /**
   * Before PostgreSQL 18 the ANALYZE of a parent goes over its partitions too, so that these are
   * only listed where no parent of theirs is.
   */
  private static final String SELECT =
      """
      , judged AS (
        SELECT *, %1$s AS todo FROM known
      ), piece AS (
        SELECT j.*, j.todo AND NOT (NOT %2$s AND j.relispartition AND EXISTS (
                 SELECT FROM tree AS t JOIN judged AS whole ON whole.oid = t.ancestor
                 WHERE t.oid = j.oid AND whole.todo)) AS listed
        FROM judged AS j
      )
      SELECT p.nspname, p.relname, CASE WHEN p.parent AND %2$s THEN 0 ELSE p.size END, p.parent,
             p.small, c.names, p.listed,
             (p.listed OR %2$s OR NOT p.relispartition)::int, CASE WHEN p.parent THEN 0 ELSE p.own END
      FROM piece AS p LEFT JOIN columns AS c ON c.oid = p.oid
      ORDER BY %3$s (1 + p.scans) * p.size DESC, p.nspname, p.relname
      """;

  /** Over user tables. */
  static final String SUMMARY =
      KNOWN
          + """
          SELECT count(*) FILTER (WHERE size > 0 AND analyzed IS NULL AND NOT described),
                 min(analyzed) FILTER (WHERE size > 0)
          FROM known WHERE NOT system
          """;

  private StatisticsSql() {}

  /** Takes the time of the upgrade. */
  static String rough(int major) {
    return KNOWN
        + COLUMNS
        + SELECT.formatted(ROUGH_TODO.formatted(major >= 18).strip(), major >= 18, "");
  }

  /** Takes the time when rough statistics were complete, then that of the upgrade. */
  static String full(int major) {
    return KNOWN
        + COLUMNS
        + SELECT.formatted(
            FULL_TODO.formatted(major >= 14).strip(), major >= 18, "c.names IS NULL,");
  }
}
