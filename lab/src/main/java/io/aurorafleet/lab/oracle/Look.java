package io.aurorafleet.lab.oracle;

import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.DatabaseSettings;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.JdbcDatabases;
import io.aurorafleet.cloud.secret.Login;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.TargetExtensions;
import io.aurorafleet.preflight.Upgrade;
import io.aurorafleet.sandbox.rds.DataPlane.Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Preflight of a server as the product does it: in every database, by its own sessions. */
final class Look {
  private static final Databases DATABASES =
      new JdbcDatabases(DatabaseSettings.defaults().secured("disable", null));
  private static final Databases.Worker WORKER =
      new Databases.Worker("20260101t0000-lab1", "oracle", 1);

  private final Address address;

  Look(Address address) {
    this.address = address;
  }

  /**
   * What each target would meet; a query that serves several runs once a database.
   *
   * @param targets what each target major offers; empty where nobody could be asked
   */
  Map<Integer, List<Finding>> findings(
      int source, Map<Integer, Optional<TargetExtensions>> targets) {
    Map<Integer, List<Finding>> found = new LinkedHashMap<>();
    targets.keySet().forEach(target -> found.put(target, new ArrayList<>()));
    List<String> databases;
    try (DatabaseSession home = open("postgres")) {
      look(home, null, source, targets, found);
      databases =
          home.databases().stream()
              .filter(d -> d.allowsConnections() && d.connectionLimit() != -2)
              .map(DatabaseSession.Entry::name)
              .filter(name -> !name.equals("template0") && !name.equals("rdsadmin"))
              .toList();
    }
    for (String database : databases) {
      try (DatabaseSession session = open(database)) {
        look(session, database, source, targets, found);
      }
    }
    return found;
  }

  private static void look(
      DatabaseSession session,
      @org.jspecify.annotations.Nullable String database,
      int source,
      Map<Integer, Optional<TargetExtensions>> targets,
      Map<Integer, List<Finding>> found) {
    Map<String, List<Map<String, String>>> seen = new LinkedHashMap<>();
    targets.forEach(
        (target, offered) -> {
          Upgrade upgrade = new Upgrade(source, target, true, Slots.REFUSE);
          List<Check> checks =
              offered.map(o -> Checks.forHop(upgrade, o)).orElseGet(() -> Checks.forHop(upgrade));
          List<Finding> findings =
              Checks.run(
                  checks,
                  database == null ? Scope.CLUSTER : Scope.DATABASE,
                  upgrade,
                  database,
                  query -> seen.computeIfAbsent(query, session::observe));
          found.computeIfAbsent(target, none -> new ArrayList<>()).addAll(findings);
        });
  }

  private DatabaseSession open(String database) {
    return DATABASES.open(
        new Databases.Place(address.host(), address.port(), database),
        new Login(Script.USER, Script.PASSWORD),
        WORKER);
  }
}
