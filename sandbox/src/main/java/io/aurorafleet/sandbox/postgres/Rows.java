package io.aurorafleet.sandbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;

/** Moves what is stored in one database: rows, sequence positions, materialized views. */
final class Rows {
  private static final String SESSION =
      "RESET SESSION AUTHORIZATION; RESET ALL; SET session_replication_role = replica;"
          + " SET DateStyle = ISO; SET IntervalStyle = postgres; SET extra_float_digits = 3;"
          + " SET TimeZone = 'UTC'; SET lc_monetary = 'C'; SET row_security = off";
  private static final String SEQUENCES =
      "SELECT format('%I.%I', schemaname, sequencename) FROM pg_sequences ORDER BY 1";
  private static final String VIEWS =
      "SELECT format('REFRESH MATERIALIZED VIEW %s %s', c.oid::regclass,"
          + " CASE WHEN relispopulated THEN '' ELSE 'WITH NO DATA' END)"
          + " FROM pg_class c WHERE relkind = 'm' ORDER BY oid";

  private record Table(String name, String columns) {}

  private final Connection from;
  private final Connection to;

  Rows(Connection from, Connection to) {
    this.from = from;
    this.to = to;
  }

  void move() throws SQLException {
    Sql.run(from, SESSION + "; SET default_transaction_read_only = on");
    Sql.run(to, SESSION);
    List<Table> tables =
        Sql.list(
            from,
            Sql.resource("tables"),
            row -> new Table(row.getString(1), row.getString(2) == null ? "" : row.getString(2)));
    if (!tables.isEmpty()) {
      // With what refers to them, partitioned parents included; all of them are filled next.
      String names = tables.stream().map(Table::name).collect(Collectors.joining(", "));
      Sql.run(to, "TRUNCATE " + names + " CASCADE");
    }
    for (Table table : tables) {
      copy(table);
    }
    for (String sequence : Sql.texts(from, SEQUENCES)) {
      Sql.run(to, position(sequence));
    }
    for (String refresh : Sql.texts(from, VIEWS)) {
      Sql.run(to, refresh);
    }
    // As pg_upgrade leaves it up to 17: sizes and statistics unknown until somebody gathers them.
    Sql.run(
        to,
        "UPDATE pg_class SET reltuples = -1, relpages = 0, relallvisible = 0"
            + " WHERE relkind IN ('r', 'm', 'p') AND oid >= 16384");
  }

  private void copy(Table table) throws SQLException {
    String what = table.name() + (table.columns().isEmpty() ? "" : " (" + table.columns() + ")");
    CopyOut out = manager(from).copyOut("COPY " + what + " TO STDOUT");
    CopyIn in = manager(to).copyIn("COPY " + what + " FROM STDIN");
    try {
      for (byte[] part = out.readFromCopy(); part != null; part = out.readFromCopy()) {
        in.writeToCopy(part, 0, part.length);
      }
      long written = in.endCopy();
      if (written != out.getHandledRowCount()) {
        throw new SQLException(
            table.name() + ": " + out.getHandledRowCount() + " rows read, " + written + " written");
      }
    } finally {
      if (in.isActive()) {
        in.cancelCopy();
      }
      if (out.isActive()) {
        out.cancelCopy();
      }
    }
  }

  private String position(String sequence) throws SQLException {
    return Sql.list(
            from,
            "SELECT last_value, is_called FROM " + sequence,
            row ->
                "SELECT setval("
                    + Sql.literal(sequence)
                    + "::regclass, "
                    + row.getLong(1)
                    + ", "
                    + row.getBoolean(2)
                    + ")")
        .get(0);
  }

  private static CopyManager manager(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }
}
