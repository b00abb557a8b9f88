package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.Upgrade;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Transactions that have been open for long, on real servers without waiting: in the database that
 * the check looks from, the server's {@code now()} is some minutes ahead, so that what was begun a
 * moment ago is that old. The check's own statement runs as it is.
 */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 17})
@ExtendWith(Servers.class)
final class LongTransactionsTest {
  private static final String AHEAD = "ahead";
  private static final String ODD = "open; \"x\" é";

  private final Upgrade upgrade;
  private final TestServer server;

  LongTransactionsTest(int major, Servers.Pool servers) {
    this.upgrade = new Upgrade(major, 18, true, Slots.REFUSE);
    this.server = servers.get(major);
  }

  @BeforeEach
  void make() throws SQLException {
    server.fresh(AHEAD);
    server.fresh(ODD);
    server.run(AHEAD, "ALTER FUNCTION pg_catalog.now() RENAME TO true_now");
  }

  @AfterEach
  void tidy() throws SQLException {
    server.run("postgres", "DROP DATABASE " + Sql.identifier(AHEAD));
    server.run("postgres", "DROP DATABASE " + Sql.identifier(ODD));
  }

  @Test
  void openForMoreThanFiveMinutesIsFoundAndEndedByTheRemedy() throws SQLException {
    try (Connection open = server.connect(ODD)) {
      int pid = begin(open);
      assertThat(found("4 minutes 50 seconds", pid)).isEmpty();
      assertThat(found("6 minutes", pid))
          .singleElement()
          .asString()
          .startsWith(
              "pid %d, user maintainer, database \"open; \"\"x\"\" é\", idle in transaction, open for 00:0"
                  .formatted(pid));
      String fix = "SELECT pg_terminate_backend(%d);".formatted(pid);
      assertThat(finding("6 minutes").remedy().lines()).contains(fix);
      server.run("postgres", fix);
      server.await(
          "postgres",
          "SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_stat_activity WHERE pid = %d)".formatted(pid));
      assertThat(found("6 minutes", pid)).isEmpty();
    }
  }

  @Test
  void sessionWithoutTransactionIsNoneHoweverOld() throws SQLException {
    try (Connection idle = server.connect(ODD)) {
      int pid = begin(idle);
      idle.commit();
      assertThat(found("10 hours", pid)).isEmpty();
    }
  }

  @Test
  void ourOwnSessionsAreNobodysConcern() throws SQLException {
    try (Connection ours = server.connect(ODD);
        Connection theirs = server.connect(ODD)) {
      run(ours, "SET application_name = 'aurora-fleet/20261122t2100-k3x9/orders/1'");
      int own = begin(ours);
      int other = begin(theirs);
      assertThat(found("1 day", own)).isEmpty();
      assertThat(found("1 day", other)).hasSize(1);
    }
  }

  @Test
  void whoLooksIsNotFoundWhateverItIsCalled() throws SQLException {
    advance("1 day");
    try (Connection looks = server.connect(AHEAD);
        Statement statement = looks.createStatement()) {
      int pid = begin(looks);
      try (ResultSet rows = statement.executeQuery(query())) {
        while (rows.next()) {
          assertThat(rows.getString("object")).doesNotStartWith("pid " + pid + ",");
        }
      }
    }
  }

  /** Begins a transaction that holds nothing but its age. */
  private static int begin(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
      row.next();
      return row.getInt(1);
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void advance(String by) throws SQLException {
    server.run(
        AHEAD,
        "CREATE OR REPLACE FUNCTION pg_catalog.now() RETURNS timestamptz LANGUAGE sql STABLE AS"
            + " 'SELECT pg_catalog.true_now() + interval ''%s'''".formatted(by));
  }

  private Finding finding(String by) throws SQLException {
    advance(by);
    try (DatabaseSession session = server.open(AHEAD, 1)) {
      return Checks.run(Checks.forHop(upgrade), Scope.CLUSTER, upgrade, null, session::observe)
          .stream()
          .filter(finding -> finding.check().equals("long-transactions"))
          .findFirst()
          .orElseGet(() -> new Finding("none", Finding.Severity.INFO, null, "", List.of(), ""));
    }
  }

  /** What is said of one session; other tests may use the server. */
  private List<String> found(String by, int pid) throws SQLException {
    return finding(by).details().stream()
        .filter(detail -> detail.startsWith("pid " + pid + ","))
        .toList();
  }

  private String query() {
    return Checks.forHop(upgrade).stream()
        .filter(check -> check.id().equals("long-transactions"))
        .findFirst()
        .orElseThrow()
        .query();
  }
}
