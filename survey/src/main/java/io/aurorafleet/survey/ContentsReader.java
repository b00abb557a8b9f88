package io.aurorafleet.survey;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads sizes and kinds of contents from the catalogs; estimates nothing, counts no rows. */
final class ContentsReader {
  /** What a server's figures rest on. */
  static final String SERVER =
      """
      SELECT (SELECT count(*) FROM pg_catalog.pg_replication_slots
              WHERE slot_type = 'logical' AND NOT temporary) AS logical_slots,
             (SELECT count(*) FROM pg_catalog.pg_stat_activity
              WHERE backend_type = 'client backend' AND pid <> pg_catalog.pg_backend_pid()
                AND xact_start < pg_catalog.now() - interval '5 minutes') AS long_transactions,
             (SELECT max(pg_catalog.age(datfrozenxid)) FROM pg_catalog.pg_database
              WHERE datallowconn) AS oldest_xid_age,
             pg_catalog.current_setting('wal_level') AS wal_level
      """;

  private static final String DATABASE =
      """
      SELECT pg_catalog.pg_database_size(pg_catalog.current_database()) AS bytes,
             count(*) FILTER (WHERE c.relkind IN ('r', 'p', 'm')) AS tables,
             count(*) FILTER (WHERE c.relkind = 'r' AND c.relreplident = 'd'
                              AND NOT EXISTS (SELECT FROM pg_catalog.pg_index AS i
                                              WHERE i.indrelid = c.oid AND i.indisprimary))
               + count(*) FILTER (WHERE c.relkind = 'r' AND c.relreplident = 'n') AS without_key,
             count(*) FILTER (WHERE c.relkind = 'r' AND c.relpersistence = 'u') AS unlogged,
             count(*) FILTER (WHERE c.relkind = 'f') AS foreign_tables,
             count(*) FILTER (WHERE c.relkind = 'm') AS materialized_views,
             (SELECT count(*) FROM pg_catalog.pg_largeobject_metadata) AS large_objects,
             (SELECT count(*) FROM pg_catalog.pg_publication) AS publications,
             (SELECT count(subname) FROM pg_catalog.pg_subscription
              WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database
                               WHERE datname = pg_catalog.current_database())) AS subscriptions
      FROM pg_catalog.pg_class AS c
      JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND n.nspname !~ '^pg_(toast|temp_|toast_temp_)'
      """;

  private static final String EXTENSIONS =
      "SELECT extname, extversion FROM pg_catalog.pg_extension ORDER BY extname";

  /** What a database's figures rest on. */
  static final List<String> OF_DATABASE = List.of(DATABASE, EXTENSIONS);

  private ContentsReader() {}

  /** The server's figures, with no databases yet. */
  static ClusterSurvey.Contents server(Function<String, List<Map<String, String>>> observe) {
    Map<String, String> row = first(observe.apply(SERVER));
    return new ClusterSurvey.Contents(
        List.of(),
        (int) number(row, "logical_slots"),
        (int) number(row, "long_transactions"),
        number(row, "oldest_xid_age"),
        row.getOrDefault("wal_level", ""));
  }

  static ClusterSurvey.Database database(
      String name, Function<String, List<Map<String, String>>> observe) {
    Map<String, String> row = first(observe.apply(DATABASE));
    Map<String, String> extensions = new TreeMap<>();
    for (Map<String, String> extension : observe.apply(EXTENSIONS)) {
      extensions.put(
          extension.getOrDefault("extname", ""), extension.getOrDefault("extversion", ""));
    }
    return new ClusterSurvey.Database(
        name,
        number(row, "bytes"),
        number(row, "tables"),
        number(row, "without_key"),
        number(row, "unlogged"),
        number(row, "foreign_tables"),
        number(row, "materialized_views"),
        number(row, "large_objects"),
        number(row, "publications"),
        number(row, "subscriptions"),
        extensions);
  }

  private static Map<String, String> first(List<Map<String, String>> rows) {
    return rows.isEmpty() ? Map.of() : rows.get(0);
  }

  private static long number(Map<String, String> row, String name) {
    String text = row.getOrDefault(name, "");
    return text.matches("\\d{1,18}") ? Long.parseLong(text) : 0;
  }
}
