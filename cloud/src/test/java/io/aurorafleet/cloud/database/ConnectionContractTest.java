package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession.Entry;
import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.Failure.Category;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 17})
@ExtendWith(Servers.class)
final class ConnectionContractTest {
  private final int major;
  private final TestServer server;

  ConnectionContractTest(int major, Servers.Pool servers) {
    this.major = major;
    this.server = servers.get(major);
  }

  @Test
  void sessionSaysWhoWorksAndLooksUpNothingOutsideTheCatalog() throws Exception {
    String database = server.fresh("odd \"name\"; DROP DATABASE x; + % ü/?&");
    server.run("postgres", "ALTER ROLE maintainer SET search_path = evil");
    server.run("postgres", "ALTER ROLE maintainer SET default_transaction_read_only = on");
    try (DatabaseSession session = server.open(database, 3)) {
      assertThat(session.serverVersion()).startsWith(major + ".");
      assertThat(
              session.observe(
                  """
                  SELECT current_setting('application_name') AS name, current_database() AS db,
                         current_setting('search_path') AS path, NULL AS nothing
                  """))
          .containsExactly(
              Map.of(
                  "name", "aurora-fleet/20261122t2100-k3x9/orders/3",
                  "db", database,
                  "path", "pg_catalog,pg_temp",
                  "nothing", ""));
    } finally {
      server.run(
          "postgres", "SET default_transaction_read_only = off", "ALTER ROLE maintainer RESET ALL");
    }
  }

  @Test
  void defect7_everyDatabaseOfTheServerIsSeen() throws Exception {
    server.fresh("nobody named me");
    server.fresh("closed");
    server.run("postgres", "ALTER DATABASE closed WITH ALLOW_CONNECTIONS false CONNECTION LIMIT 3");
    try (DatabaseSession session = server.open("postgres", 1)) {
      assertThat(session.databases())
          .contains(
              new Entry("nobody named me", true, -1, false),
              new Entry("closed", false, 3, false),
              new Entry("template1", true, -1, true));
    } finally {
      server.run("postgres", "DROP DATABASE closed");
    }
  }

  @Test
  void wrongPasswordIsTheUsersToFixAndStandsNowhere() {
    Login wrong = new Login(TestServer.LOGIN.user(), "s3cret-but-wrong");
    OutsideException e = fault(() -> open(server.place("postgres"), wrong));
    assertThat(e.failure().category()).isEqualTo(Category.FIX);
    assertThat(e.failure().code()).isEqualTo("wrong-password");
    assertThat(e.failure().reason()).contains("user \"maintainer\"", "database \"postgres\"");
    StringWriter all = new StringWriter();
    e.printStackTrace(new PrintWriter(all));
    assertThat(all + e.failure().toString() + wrong).doesNotContain("s3cret-but-wrong");
  }

  @Test
  void missingDatabaseIsNamed() {
    Failure failure = fault(() -> open(server.place("not here"), TestServer.LOGIN)).failure();
    assertThat(failure.code()).isEqualTo("no-such-database");
    assertThat(failure.reason()).contains("database \"not here\" on 127.0.0.1:");
  }

  @Test
  void unreachableServerIsTriedAgain() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    Failure failure =
        fault(() -> open(new Place("127.0.0.1", port, "postgres"), TestServer.LOGIN)).failure();
    assertThat(failure.category()).isEqualTo(Category.RETRY);
    assertThat(failure.code()).isEqualTo("database-unreachable");
  }

  @Test
  void serverWithoutTlsIsNotSpokenToInTheClear() {
    Databases strict = new JdbcDatabases(DatabaseSettings.defaults());
    Failure failure =
        fault(() -> strict.open(server.place("postgres"), TestServer.LOGIN, TestServer.worker(1)))
            .failure();
    assertThat(failure.category()).isEqualTo(Category.FIX);
    assertThat(failure.code()).isEqualTo("connection-rejected");
  }

  @Test
  void checksCannotWriteAndCannotLast() {
    DatabaseSettings impatient =
        TestServer.SETTINGS.timed(
            Duration.ofMillis(100), Duration.ofMillis(100), Duration.ofMillis(20));
    try (DatabaseSession session = server.open("postgres", 1, impatient)) {
      assertThat(fault(() -> session.observe("CREATE TABLE public.t ()")).failure().reason())
          .contains("SQLSTATE 25006");
      assertThat(fault(() -> session.observe("SELECT pg_sleep(60)")).failure().code())
          .isEqualTo("statement-cancelled");
      assertThat(session.observe("SELECT 1 AS one")).isEqualTo(List.of(Map.of("one", "1")));
    }
  }

  @Test
  void endedSessionFailsAsUnreachableAndClosesQuietly() throws Exception {
    DatabaseSession session = server.open("postgres", 5);
    server.run(
        "postgres",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            + " WHERE application_name LIKE 'aurora-fleet/%/orders/5'");
    assertThat(fault(session::serverVersion).failure().code()).isEqualTo("database-unreachable");
    assertThat(fault(session::nextXid).failure().code()).isEqualTo("database-unreachable");
    session.close();
  }

  @Test
  void transactionIdsGrow() throws Exception {
    String database = server.fresh("xids");
    try (DatabaseSession session = server.open(database, 1)) {
      long before = session.nextXid();
      server.run(database, "CREATE TABLE t ()", "DROP TABLE t");
      assertThat(session.nextXid()).isGreaterThanOrEqualTo(before + 2);
    }
  }

  private static void open(Place place, Login login) {
    new JdbcDatabases(TestServer.SETTINGS).open(place, login, TestServer.worker(1)).close();
  }

  private static OutsideException fault(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    OutsideException e = catchThrowableOfType(OutsideException.class, call);
    assertThat(e).as("a failure").isNotNull();
    return e;
  }
}
