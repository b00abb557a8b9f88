package io.aurorafleet.lab.bench;

import io.aurorafleet.lab.fleet.DatabaseProof;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Fills a server with databases that are alike. */
final class ManyDatabases {
  private ManyDatabases() {}

  /** Databases {@code many_1} and so on, each with that many tables, a key and an index each. */
  static void make(DatabaseProof.Access access, int databases, int tables) throws SQLException {
    run(access, "postgres", "CREATE DATABASE many_1");
    run(
        access,
        "many_1",
        """
        DO $$ BEGIN FOR i IN 1..%d LOOP
          EXECUTE format('CREATE TABLE t%%s (id bigint PRIMARY KEY, name varchar(200), at timestamptz)', i);
          EXECUTE format('CREATE INDEX ON t%%s (at)', i);
        END LOOP; END $$
        """
            .formatted(tables));
    for (int i = 2; i <= databases; i++) {
      run(access, "postgres", "CREATE DATABASE many_%d TEMPLATE many_1".formatted(i));
    }
  }

  private static void run(DatabaseProof.Access access, String database, String sql)
      throws SQLException {
    try (Connection connection = access.open(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
