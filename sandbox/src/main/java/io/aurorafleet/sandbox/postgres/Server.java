package io.aurorafleet.sandbox.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * A data directory and the version that serves it, at one port of this machine. The data plane's
 * own sessions log no statements: only the users' data definition belongs in the log.
 */
record Server(Installation installation, Path data, int port, Path log, String secret) {

  ServerVersion version() {
    return installation.version();
  }

  /** The same data behind another door: what goes on there, no client and no history sees. */
  Server at(int otherPort, Path otherLog) {
    return new Server(installation, data, otherPort, otherLog, secret);
  }

  /** Puts an empty cluster into the data directory. */
  void fill() throws IOException {
    Trees.copy(installation.template(), data);
    installation.account().adopt(data.resolveSibling("."));
    tell(NewCluster.admin(secret));
  }

  /** Says something to the data while nobody serves them. */
  void tell(Stream<String> statements) {
    DataDirectory.script(installation, data, "postgres", statements);
  }

  /** Returns when clients can connect, with these settings; a server that runs is restarted. */
  void start(String cluster, Map<String, String> settings) {
    stop();
    try {
      DataDirectory.configure(data, Settings.file(installation, port, log, settings));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write the settings of " + cluster, e);
    }
    installation.account().adopt(data.resolveSibling("."));
    Path output = data.resolveSibling("start.log");
    Command.Result result =
        installation.attempt(
            "pg_ctl",
            "",
            List.of(
                "-D", data.toString(), "-w", "-t", "60", "-s", "-l", output.toString(), "start"));
    if (!result.ok()) {
      throw new PostgresFailure(
          "PostgreSQL "
              + version()
              + " of "
              + cluster
              + " did not start (a setting it refuses, or its port "
              + port
              + " is taken): "
              + result.output()
              + tail(output)
              + tail(log.resolve("postgresql.csv")));
    }
  }

  /** Ends all sessions, writes what is in memory and stops; a server that is down stays down. */
  void stop() {
    halt("fast");
  }

  /** Ends all processes at once, without writing: for data that nobody needs any more. */
  void kill() {
    halt("immediate");
  }

  private void halt(String mode) {
    Path pid = data.resolve("postmaster.pid");
    if (Files.exists(pid)) {
      Command.Result result =
          installation.attempt(
              "pg_ctl", "", List.of("-D", data.toString(), "-w", "-s", "-m", mode, "stop"));
      // One that died meanwhile is as good as stopped; the next start removes its file.
      if (!result.ok() && !result.output().contains("No such process") && Files.exists(pid)) {
        throw new PostgresFailure(this + " does not stop: " + result.output());
      }
    }
  }

  /** A session of the data plane itself. */
  Connection connect(String database) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", DataDirectory.ADMIN);
    properties.setProperty("password", secret);
    properties.setProperty("ApplicationName", DataDirectory.ADMIN);
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("loginTimeout", "30");
    properties.setProperty("options", "-c log_statement=none -c search_path=pg_catalog");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:"
            + port
            + "/"
            + java.net.URLEncoder.encode(database, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20"),
        properties);
  }

  private static String tail(Path file) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    } catch (IOException e) {
      return "\n(" + e.getMessage() + ")";
    }
  }

  @Override
  public String toString() {
    return "PostgreSQL " + version() + " at port " + port;
  }
}
