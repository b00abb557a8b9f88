package io.aurorafleet.lab.fleet;

import io.aurorafleet.cloud.time.WorkClock;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A client that writes row after row through an upgrade and keeps what the server acknowledged: an
 * upgrade may cut its connection and refuse it for a while, but may lose none of these rows.
 */
public final class AcknowledgedWriter implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(20);
  private static final Duration LONGEST_END = Duration.ofSeconds(20);

  private final DatabaseProof.Access access;
  private final String database;
  private final WorkClock clock;
  private final Thread thread;
  private final List<Long> acknowledged = new ArrayList<>();
  private volatile boolean stopped;
  private int broken;

  private AcknowledgedWriter(DatabaseProof.Access access, String database, WorkClock clock) {
    this.access = access;
    this.database = database;
    this.clock = clock;
    this.thread = new Thread(this::write, "writer-" + database);
    thread.setDaemon(true);
  }

  /** Makes its table in the database and begins to write. */
  public static AcknowledgedWriter start(
      DatabaseProof.Access access, String database, WorkClock clock) throws SQLException {
    try (Connection connection = access.open(database);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE acknowledged (id bigint PRIMARY KEY)");
    }
    AcknowledgedWriter writer = new AcknowledgedWriter(access, database, clock);
    writer.thread.start();
    return writer;
  }

  /** How many rows the server has acknowledged so far. */
  public synchronized int acknowledged() {
    return acknowledged.size();
  }

  /** How often the connection broke or could not be made. */
  public synchronized int broken() {
    return broken;
  }

  /** Ends the writing, and gives the acknowledged rows that the database does not hold. */
  public List<Long> lost() throws SQLException {
    close();
    List<Long> lost;
    synchronized (this) {
      lost = new ArrayList<>(acknowledged);
    }
    try (Connection connection = access.open(database);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT id FROM acknowledged")) {
      Set<Long> there = new HashSet<>();
      while (rows.next()) {
        there.add(rows.getLong(1));
      }
      lost.removeIf(there::contains);
    }
    return lost;
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join(LONGEST_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    @Nullable Connection connection = null;
    long next = 1;
    while (!stopped) {
      try {
        connection = connection == null ? access.open(database) : connection;
        insert(connection, next);
        synchronized (this) {
          acknowledged.add(next);
        }
      } catch (SQLException e) {
        // Whether this row is there is not known, so its number is never used again.
        connection = drop(connection);
        synchronized (this) {
          broken++;
        }
      }
      next++;
      clock.pause(EVERY);
    }
    drop(connection);
  }

  private static void insert(Connection connection, long id) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO acknowledged VALUES (?)")) {
      insert.setLong(1, id);
      insert.executeUpdate();
    }
  }

  private static @Nullable Connection drop(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // it is gone, which is what was wanted
    }
    return null;
  }
}
