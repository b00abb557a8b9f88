package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.cloud.secret.LoginSource;
import io.aurorafleet.cloud.secret.TokenLogin;
import io.aurorafleet.contracts.Failure;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * Connects with pgjdbc, without a pool. The password is handed over in properties only, so that no
 * URL, log line or exception can hold it.
 */
public final class JdbcDatabases implements Databases {
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final DatabaseSettings settings;

  @Inject
  public JdbcDatabases(DatabaseSettings settings) {
    this.settings = settings;
  }

  @Override
  public DatabaseSession open(Place place, LoginSource logins, Worker worker) {
    SessionName name = SessionName.of(worker);
    Connection connection =
        connect(
            settings,
            place,
            logins,
            name.toString(),
            settings.connectTimeout(),
            settings.queryTimeout().plus(GRACE));
    return new JdbcSession(new Link(connection, place, settings), name);
  }

  /**
   * A plain connection.
   *
   * @param answer how long the server may be silent
   */
  static Connection connect(
      DatabaseSettings settings,
      Place place,
      LoginSource logins,
      String application,
      Duration connect,
      Duration answer) {
    if (logins instanceof TokenLogin && !settings.encrypted()) {
      throw new OutsideException(tokenInTheClear(settings, place));
    }
    return logins.enter(
        place.host(),
        place.port(),
        login -> {
          try {
            return connect(settings, place, login, application, connect, answer);
          } catch (SQLException e) {
            throw SqlFaults.of(e, place, "open a session as user \"" + login.user() + "\"");
          }
        });
  }

  private static Failure tokenInTheClear(DatabaseSettings settings, Place place) {
    return Failure.fix(
        "token-needs-tls",
        "Could not open a session on %s:%d: IAM authentication sends its token as it is, and AURORA_FLEET_DB_SSLMODE is %s"
            .formatted(place.host(), place.port(), settings.sslMode()),
        "Set AURORA_FLEET_DB_SSLMODE to verify-full on the worker; then requeue.");
  }

  private static Connection connect(
      DatabaseSettings settings,
      Place place,
      Login login,
      String application,
      Duration connect,
      Duration answer)
      throws SQLException {
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                place.host(),
                place.port(),
                URLEncoder.encode(place.database(), StandardCharsets.UTF_8));
    Properties properties = new Properties();
    properties.setProperty("user", login.user());
    properties.setProperty("password", login.password());
    properties.setProperty("ApplicationName", application);
    properties.setProperty("connectTimeout", seconds(connect));
    properties.setProperty("loginTimeout", seconds(connect));
    properties.setProperty("socketTimeout", seconds(answer));
    properties.setProperty("socketFactory", KeepAliveSockets.class.getName());
    properties.setProperty("assumeMinServerVersion", "9.6"); // settings travel with the greeting
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("sslmode", settings.sslMode());
    if (settings.rootCertificate() != null) {
      properties.setProperty("sslrootcert", settings.rootCertificate().toString());
    } else if (settings.sslMode().startsWith("verify")) {
      properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
    }
    properties.setProperty("options", serverSettings(settings));
    return DriverManager.getConnection(url, properties);
  }

  /**
   * Settings of the session that beat those a DBA gave the role or the database. Row security off
   * turns rows hidden by a policy into an error instead of a wrong count.
   */
  private static String serverSettings(DatabaseSettings settings) {
    return "-c search_path=pg_catalog,pg_temp"
        + " -c row_security=off"
        + " -c default_transaction_read_only=off"
        + " -c client_min_messages=warning"
        + (" -c statement_timeout=" + settings.queryTimeout().toMillis())
        + (" -c lock_timeout=" + settings.lockTimeout().toMillis());
  }

  private static String seconds(Duration duration) {
    return Long.toString(Math.max(1, duration.toSeconds()));
  }
}
