package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Pulse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A statement that may take hours. It runs on a thread of its own while the caller's thread beats
 * the pulse; when the lease is lost, or the caller interrupted, the statement is cancelled and has
 * ended, or its connection is gone, before this returns.
 */
final class LongCall {
  private static final Duration CANCEL_TIMEOUT = Duration.ofSeconds(10);

  private final Connection connection;
  private final Statement statement;
  private final Callable<Boolean> run;
  private final Duration interval;

  LongCall(Connection connection, PreparedStatement statement, Duration interval) {
    this(connection, statement, statement::execute, interval);
  }

  /**
   * For a statement that takes its text only when it runs.
   *
   * @param run runs it
   */
  LongCall(Connection connection, Statement statement, Callable<Boolean> run, Duration interval) {
    this.connection = connection;
    this.statement = statement;
    this.run = run;
    this.interval = interval;
  }

  void execute(Pulse pulse) throws SQLException {
    int timeout = connection.getNetworkTimeout();
    connection.setNetworkTimeout(Runnable::run, 0);
    FutureTask<Boolean> task = new FutureTask<>(run);
    Thread thread = new Thread(task, Thread.currentThread().getName() + "-sql");
    thread.setDaemon(true);
    thread.start();
    try {
      beatUntilDone(task, pulse);
    } catch (RuntimeException | Error e) {
      end(task);
      throw e;
    } finally {
      if (!connection.isClosed()) {
        connection.setNetworkTimeout(Runnable::run, timeout);
      }
    }
  }

  private void beatUntilDone(FutureTask<Boolean> task, Pulse pulse) throws SQLException {
    while (true) {
      try {
        task.get(interval.toMillis(), TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException e) {
        pulse.beat();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        end(task);
        throw new SQLException("The worker is stopping", "57014", e);
      } catch (ExecutionException e) {
        throw cause(e);
      }
    }
  }

  private void end(FutureTask<Boolean> task) {
    boolean interrupted = Thread.interrupted();
    try {
      statement.cancel();
      task.get(CANCEL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      return;
    } catch (SQLException | TimeoutException e) {
      abort();
    } catch (InterruptedException e) {
      interrupted = true;
      abort();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      throw new IllegalStateException("A connection's socket could not be closed", e);
    }
  }

  private static SQLException cause(ExecutionException e) {
    if (e.getCause() instanceof SQLException sql) {
      return sql;
    }
    throw new IllegalStateException("The driver failed in an unforeseen way", e.getCause());
  }
}
