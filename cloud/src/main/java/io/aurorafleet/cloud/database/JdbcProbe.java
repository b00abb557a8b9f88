package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.secret.LoginSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One client's question, whether it can write; kept on one connection while that lives. */
final class JdbcProbe implements AutoCloseable {
  /** As long as an impatient application would wait. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** Connects to the one place there is, or throws. */
  interface Connecting {
    Connection open();
  }

  private final Connecting connecting;
  private @Nullable Connection connection;

  JdbcProbe(Connecting connecting) {
    this.connecting = connecting;
  }

  static Connection open(DatabaseSettings settings, Place place, LoginSource logins) {
    return JdbcDatabases.connect(
        settings, place, logins, Databases.APPLICATION + " probe", PATIENCE, PATIENCE);
  }

  /** Whether the server takes a connection and is not a standby. Never throws. */
  boolean reachable() {
    try {
      Connection at = connection == null ? connecting.open() : connection;
      connection = at;
      try (Statement statement = at.createStatement();
          ResultSet row = statement.executeQuery("SELECT NOT pg_is_in_recovery()")) {
        return row.next() && row.getBoolean(1);
      }
    } catch (SQLException | OutsideException e) {
      close();
      return false;
    }
  }

  @Override
  public void close() {
    Connection at = connection;
    connection = null;
    if (at != null) {
      try {
        at.abort(Runnable::run);
      } catch (SQLException e) {
        // It is broken already, which is what a probe is there to find.
        return;
      }
    }
  }
}
