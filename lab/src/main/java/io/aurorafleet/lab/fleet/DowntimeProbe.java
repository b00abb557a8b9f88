package io.aurorafleet.lab.fleet;

import io.aurorafleet.cloud.time.WorkClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks a cluster for one row again and again, and adds up the time in which it got
 * none: what an application would have seen.
 */
public final class DowntimeProbe implements Runnable {
  private static final Duration EVERY = Duration.ofMillis(250);

  private final DatabaseProof.Access access;
  private final WorkClock clock;
  private volatile boolean stopped;
  private volatile Duration down = Duration.ZERO;

  public DowntimeProbe(DatabaseProof.Access access, WorkClock clock) {
    this.access = access;
    this.clock = clock;
  }

  /** Time without an answer so far. */
  public Duration down() {
    return down;
  }

  public void stop() {
    stopped = true;
  }

  @Override
  public void run() {
    @Nullable Connection connection = null;
    Duration answered = clock.monotonic();
    while (!stopped) {
      Connection now = ask(connection);
      if (connection == null && now != null) {
        Duration gap = clock.monotonic().minus(answered);
        down = gap.compareTo(EVERY.multipliedBy(2)) > 0 ? down.plus(gap) : down;
      }
      if (now != null) {
        answered = clock.monotonic();
      }
      connection = now;
      clock.pause(EVERY);
    }
    close(connection);
  }

  private @Nullable Connection ask(@Nullable Connection connection) {
    Connection open = connection;
    try {
      open = open == null ? access.open("postgres") : open;
      try (Statement statement = open.createStatement()) {
        statement.execute("SELECT 1");
        return open;
      }
    } catch (SQLException e) {
      close(open);
      return null;
    }
  }

  private static void close(@Nullable Connection connection) {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      // it is gone, which is what was wanted
    }
  }
}
