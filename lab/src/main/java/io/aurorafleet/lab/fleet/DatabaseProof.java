package io.aurorafleet.lab.fleet;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster's databases say of themselves, asked without any of the product's own code.
 *
 * @param rows over all user tables of all databases
 * @param extensions {@code database/name} to version
 * @param unanalyzed tables that hold rows but have no statistics
 * @param statisticsAge how long ago the table that waited longest was analysed; null when none was
 */
public record DatabaseProof(
    String serverVersion,
    long rows,
    Map<String, String> extensions,
    List<String> unanalyzed,
    @Nullable Duration statisticsAge) {

  /** How to connect. */
  public record Access(String host, int port, String user, String password) {
    /** A session in a database, whatever its name. */
    public Connection open(String database) throws SQLException {
      Properties properties = new Properties();
      properties.put("user", user);
      properties.put("password", password);
      properties.put("connectTimeout", "2");
      properties.put("socketTimeout", "30");
      properties.put("PGDBNAME", database);
      return DriverManager.getConnection(
          "jdbc:postgresql://" + host + ":" + port + "/", properties);
    }

    @Override
    public String toString() {
      return user + "@" + host + ":" + port;
    }
  }

  /** Asks every database. */
  public static DatabaseProof of(Access access) throws SQLException {
    String version;
    List<String> databases;
    try (Connection any = access.open("postgres")) {
      version = strings(any, "SHOW server_version").get(0);
      databases =
          strings(
              any,
              "SELECT datname FROM pg_database WHERE datallowconn"
                  + " AND datname NOT IN ('template1', 'rdsadmin') ORDER BY 1");
    }
    long rows = 0;
    Map<String, String> extensions = new TreeMap<>();
    List<String> unanalyzed = new ArrayList<>();
    Duration oldest = null;
    for (String database : databases) {
      try (Connection in = access.open(database)) {
        for (String table : strings(in, TABLES)) {
          long count = Long.parseLong(strings(in, "SELECT count(*) FROM " + table).get(0));
          rows += count;
        }
        for (String table : strings(in, WITHOUT_STATISTICS)) {
          if (!strings(in, "SELECT 1 FROM " + table + " LIMIT 1").isEmpty()) {
            unanalyzed.add(database + ": " + table);
          }
        }
        for (String seconds : strings(in, STATISTICS_AGE)) {
          Duration age = Duration.ofSeconds(Long.parseLong(seconds));
          oldest = oldest == null || age.compareTo(oldest) > 0 ? age : oldest;
        }
        for (String extension :
            strings(in, "SELECT extname || '/' || extversion FROM pg_extension")) {
          String[] parts = extension.split("/", 2);
          extensions.put(database + "/" + parts[0], parts[1]);
        }
      }
    }
    return new DatabaseProof(version, rows, extensions, unanalyzed, oldest);
  }

  private static final String TABLES =
      "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
          + " AND n.nspname NOT LIKE 'pg\\_%' ORDER BY 1";

  private static final String WITHOUT_STATISTICS =
      "SELECT c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE c.relkind IN ('r', 'm') AND n.nspname NOT IN ('pg_catalog', 'information_schema')"
          + " AND n.nspname NOT LIKE 'pg\\_%' AND NOT EXISTS"
          + " (SELECT FROM pg_statistic s WHERE s.starelid = c.oid) ORDER BY 1";

  private static final String STATISTICS_AGE =
      "SELECT extract(epoch FROM now() - greatest(last_analyze, last_autoanalyze))::bigint"
          + " FROM pg_stat_user_tables WHERE greatest(last_analyze, last_autoanalyze) IS NOT NULL";

  private static List<String> strings(Connection connection, String sql) throws SQLException {
    List<String> out = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        out.add(rows.getString(1));
      }
    }
    return out;
  }
}
