package io.aurorafleet.lab.scenario;

import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * A client that locks a table as soon as the server is of a version, again and again when a reboot
 * cuts it off, until it is closed.
 */
final class LockHolder implements AutoCloseable {
  private static final Duration OFTEN = Duration.ofMillis(2);

  private final WorkClock clock = new SystemClock();
  private final Access access;
  private final String database;
  private final String table;
  private final String version;
  private final Thread thread = new Thread(this::hold, "lock-holder");
  private volatile boolean released;

  private LockHolder(Access access, String database, String table, String version) {
    this.access = access;
    this.database = database;
    this.table = table;
    this.version = version;
    thread.setDaemon(true);
  }

  static LockHolder of(Access access, String database, String table, String version) {
    LockHolder holder = new LockHolder(access, database, table, version);
    holder.thread.start();
    return holder;
  }

  private void hold() {
    while (!released) {
      try (Connection connection = access.open(database);
          Statement statement = connection.createStatement()) {
        if (connection.getMetaData().getDatabaseProductVersion().startsWith(version)) {
          connection.setAutoCommit(false);
          statement.execute("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE");
        }
        while (!connection.getAutoCommit() && !released) {
          statement.execute("SELECT 1");
          clock.pause(OFTEN);
        }
      } catch (SQLException e) {
        // cut off by a reboot: it comes back
      }
      clock.pause(OFTEN);
    }
  }

  @Override
  public void close() {
    released = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
