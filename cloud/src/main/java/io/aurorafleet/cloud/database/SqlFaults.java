package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.Failure.Category;
import java.io.FileNotFoundException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;

/** The one table from SQLSTATEs to failures; the first line whose state begins so counts. */
final class SqlFaults {
  private record Line(
      String state, Category category, String code, String meaning, String nextAction) {}

  private static final String LATER = "Nothing has to be done; it is tried again.";
  private static final String REPORT =
      "Report this with the cluster's log; nothing more is done to the cluster until it is"
          + " requeued.";

  /** With these the server, or the way to it, has ended the session. */
  private static final List<String> LOST = List.of("08", "57P", "25P03", "25P04");

  private static final String OWN_CODE = "own-code-failed";
  private static final String MEND =
      "Find the function or trigger in the evidence (an index on an expression, an event trigger),"
          + " mend or drop it, then requeue.";

  /** The driver gives "connection failure" to this too; a state of our own sets it apart. */
  private static final String DISTRUSTED = "TLS";

  private static final String MISNAMED = "TLS name";

  private static final List<Line> TABLE =
      List.of(
          fix(
              "28P01",
              "wrong-password",
              "the server refused user or password",
              "Correct the secret of the maintenance user, or its password in the database; then"
                  + " requeue."),
          fix(
              "28",
              "login-refused",
              "the server refused the login",
              "Allow the maintenance user to log in from the worker's address with TLS (its role,"
                  + " rds.force_ssl, IAM authentication); then requeue."),
          fix(
              "3D000",
              "no-such-database",
              "there is no such database",
              "If it was dropped meanwhile, requeue; else restore its name."),
          fix(
              MISNAMED,
              "server-name-mismatch",
              "the server's certificate is for another host",
              "Find out who answers at this address (DNS, proxies): the cluster's own endpoint is"
                  + " connected to, and RDS's certificates name it. Then requeue."),
          fix(
              DISTRUSTED,
              "server-not-trusted",
              "the server's certificate could not be verified",
              "Store RDS's certificate bundle on the worker as /etc/aurora-fleet/rds-ca.pem, or name"
                  + " it by AURORA_FLEET_DB_ROOT_CERTIFICATE; then requeue."),
          retry("53300", "too-many-connections", "the server has no free connection"),
          retry("53", "server-exhausted", "the server is short of memory, disk or locks"),
          fix(
              "08004",
              "connection-rejected",
              "the server does not take such connections",
              "Read its words in the evidence: TLS is asked for by AURORA_FLEET_DB_SSLMODE and"
                  + " given by the server, or the login method is one we do not know."),
          retry("08", "database-unreachable", "the server cannot be reached"),
          retry("57P01", "database-unreachable", "the session was ended by the server"),
          retry("57P02", "database-unreachable", "the server crashed and starts again"),
          retry("57P03", "database-unreachable", "the server is starting or stopping"),
          retry("57P05", "database-unreachable", "the server ended the idle session"),
          fix(
              "57P04",
              "no-such-database",
              "the database was dropped meanwhile",
              "Requeue when it is meant to be gone."),
          retry("57014", "statement-cancelled", "the statement was cancelled or took too long"),
          retry("55P03", "lock-timeout", "something else holds a lock on the object"),
          retry("55006", "object-in-use", "the object is in use"),
          retry(
              "25006",
              "read-only",
              "the server takes no writes; after a failover it may be a reader"),
          retry("40", "serialization", "another transaction came in between"),
          fix(
              "42501",
              "not-permitted",
              "the maintenance user may not do that",
              "Grant it rds_superuser, or make it a member of the object's owner; then requeue."),
          fix(
              "55000",
              "wrong-server-state",
              "the server is not set up for that",
              "Read the server's words in the evidence, change the parameter or object they name,"
                  + " and requeue."),
          retry("25P03", "database-unreachable", "the server ended the session, which stood idle"),
          retry("25P04", "database-unreachable", "the server ended a transaction that took long"),
          retry("72000", "statement-cancelled", "the server no longer had the rows as they were"),
          fix("P0", OWN_CODE, "a function or trigger of the database's own raised an error", MEND),
          fix("38", OWN_CODE, "an external function of the database's own failed", MEND),
          fix("39", OWN_CODE, "an external function of the database's own failed", MEND),
          fix(
              "HV",
              "foreign-server-failed",
              "a foreign server failed",
              "Make it reachable, or drop the foreign table that the evidence names; then requeue."),
          fix(
              "XX001",
              "data-corrupted",
              "the server found damaged data",
              "Do not upgrade yet: open a case with AWS Support, restore or dump what the evidence"
                  + " names, then requeue."),
          fix(
              "XX002",
              "index-corrupted",
              "the server found a damaged index",
              "REINDEX the index that the evidence names, then requeue."),
          fix(
              "58P01",
              "file-missing",
              "the server misses a file or a library",
              "If the evidence names a library ($libdir/…), drop the functions or the extension that"
                  + " need it, or install it; then requeue."),
          retry("58", "server-io", "the server had trouble with its own files"),
          retry("XX", "server-internal", "the server reported an internal error"));

  private SqlFaults() {}

  /**
   * What an exception means.
   *
   * @param doing what was being done, as in "could not {doing}"
   */
  static OutsideException of(SQLException e, Place place, String doing) {
    return new OutsideException(failure(e, place, doing), e);
  }

  static Failure failure(SQLException e, Place place, String doing) {
    String state = misnamed(e) ? MISNAMED : distrusted(e) ? DISTRUSTED : state(e);
    String where =
        "database \"%s\" on %s:%d".formatted(place.database(), place.host(), place.port());
    Optional<Line> line = TABLE.stream().filter(l -> state.startsWith(l.state())).findFirst();
    String meaning = line.map(Line::meaning).orElse("the server answered with an error");
    return new Failure(
        line.map(Line::category).orElse(Category.BUG),
        line.map(Line::code).orElse("sql-" + state.toLowerCase(Locale.ROOT)),
        "Could not %s in %s: %s (SQLSTATE %s)".formatted(doing, where, meaning, state),
        List.of(words(e)),
        line.map(Line::nextAction).orElse(REPORT));
  }

  /** Whether the session itself is gone, so that nothing else can be tried on it. */
  static boolean lost(SQLException e) {
    String state = state(e);
    return LOST.stream().anyMatch(state::startsWith);
  }

  /** The server's own sentence, on one line. */
  static String words(SQLException e) {
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message.replaceAll("\\s*\\n\\s*", " ");
  }

  private static boolean distrusted(SQLException e) {
    for (Throwable t = e.getCause(); t != null; t = t.getCause()) {
      if (t instanceof CertificateException
          || t instanceof SSLPeerUnverifiedException
          || t instanceof FileNotFoundException) {
        return true;
      }
    }
    return false;
  }

  /** The driver has no other sign for it. */
  private static boolean misnamed(SQLException e) {
    return words(e).contains("hostnameverifier");
  }

  private static String state(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.isEmpty() ? "08000" : state;
  }

  private static Line fix(String state, String code, String meaning, String nextAction) {
    return new Line(state, Category.FIX, code, meaning, nextAction);
  }

  private static Line retry(String state, String code, String meaning) {
    return new Line(state, Category.RETRY, code, meaning, LATER);
  }
}
