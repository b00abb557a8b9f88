package io.aurorafleet.sandbox.postgres;

import io.aurorafleet.sandbox.rds.DataPlane.Refusal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks a running server what pg_upgrade would refuse, in every database; changes nothing. */
final class Precheck {
  private static final Check LIBRARIES =
      Check.always(
          "loadable_libraries.txt",
          "SELECT DISTINCT regexp_replace(probin, '^.*/', '') FROM pg_proc p"
              + " JOIN pg_language l ON l.oid = prolang WHERE lanname = 'c' AND p.oid >= 16384",
          "Your installation references loadable libraries that are missing from the new version."
              + " Drop the extensions or functions that use the listed libraries and try again");
  private static final String EXTENSIONS =
      "SELECT extname FROM pg_extension WHERE extname <> 'plpgsql'";

  private final Server server;
  private final Installation target;
  private final Map<Check, List<String>> findings = new LinkedHashMap<>();

  private Precheck(Server server, Installation target) {
    this.server = server;
    this.target = target;
  }

  /** Empty when nothing is in the way, or when the target is of the same major. */
  static List<Refusal> of(Server server, Installation target) {
    if (server.version().major() == target.version().major()) {
      return List.of();
    }
    try {
      return new Precheck(server, target).run();
    } catch (SQLException e) {
      throw new PostgresFailure("The upgrade checks could not be run on " + server, e);
    }
  }

  private List<Refusal> run() throws SQLException {
    List<String> databases;
    try (Connection session = server.connect("postgres")) {
      ask(session, "", Checks.OF_THE_CLUSTER);
      databases =
          Sql.texts(
              session,
              "SELECT datname FROM pg_database WHERE datallowconn AND datconnlimit <> -2"
                  + " AND datname NOT IN ('template0', 'rdsadmin') ORDER BY 1");
    }
    for (String database : databases) {
      try (Connection session = server.connect(database)) {
        ask(session, database + ": ", Checks.OF_A_DATABASE);
        libraries(session, database + ": ");
      }
    }
    return findings.entrySet().stream()
        .map(found -> new Refusal(found.getKey().file(), found.getKey().reason(), found.getValue()))
        .toList();
  }

  private void ask(Connection session, String where, List<Check> checks) throws SQLException {
    for (Check check : checks) {
      if (check.applies(server.version(), target.version())) {
        for (String finding : Sql.texts(session, check.sql())) {
          add(check, where + finding);
        }
      }
    }
  }

  private void libraries(Connection session, String where) throws SQLException {
    for (String library : Sql.texts(session, LIBRARIES.sql())) {
      if (!target.hasLibrary(library)) {
        add(LIBRARIES, where + "could not load library \"$libdir/" + library + "\"");
      }
    }
    for (String extension : Sql.texts(session, EXTENSIONS)) {
      if (!target.hasExtension(extension)) {
        add(LIBRARIES, where + "extension \"" + extension + "\" is not available");
      }
    }
  }

  private void add(Check check, String finding) {
    findings.computeIfAbsent(check, none -> new ArrayList<>()).add(finding);
  }
}
