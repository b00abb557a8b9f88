package io.aurorafleet.sandbox.postgres;

import io.aurorafleet.sandbox.rds.DataPlane.UpgradeFailed;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Moves a cluster's data to a new server of another major without pg_upgrade, whose binaries few
 * machines have: the definitions from the log, the rows by COPY. Afterwards both catalogs must list
 * the same things; anything this cannot carry fails the upgrade and is named.
 */
final class MoveByReplay {
  private static final int SHOWN = 10;

  private final Server old;
  private final Server target;
  private final DdlHistory history;

  MoveByReplay(Server old, Server target, DdlHistory history) {
    this.old = old;
    this.target = target;
    this.history = history;
  }

  /** Both servers run; the target is empty. */
  void run() throws SQLException, IOException, UpgradeFailed {
    try (Connection from = old.connect("postgres");
        Connection to = target.connect("postgres")) {
      Globals.begin(from, to);
      for (String database : Globals.databases(from)) {
        move(database);
      }
      Globals.finish(from, to);
    }
  }

  private void move(String database) throws SQLException, UpgradeFailed {
    try (Connection from = old.connect(database);
        Connection to = target.connect(database)) {
      if (!Sql.texts(from, "SELECT 1 FROM pg_largeobject_metadata LIMIT 1").isEmpty()) {
        throw new UpgradeFailed(
            "Database " + database + " has large objects, which this sandbox cannot move");
      }
      List<String> errors = new Replay(from, to).run(history.of(database));
      LogicalReplication.copySubscriptions(from, to);
      compare(database, from, to, errors);
      new Rows(from, to).move();
      LogicalReplication.copySlots(from, to);
    }
  }

  private static void compare(String database, Connection from, Connection to, List<String> errors)
      throws SQLException, UpgradeFailed {
    String catalog = Sql.resource("catalog");
    Set<String> before = new TreeSet<>(Sql.texts(from, catalog));
    Set<String> after = new TreeSet<>(Sql.texts(to, catalog));
    List<String> differences = new ArrayList<>();
    before.stream().filter(one -> !after.contains(one)).forEach(one -> differences.add("- " + one));
    after.stream().filter(one -> !before.contains(one)).forEach(one -> differences.add("+ " + one));
    if (!differences.isEmpty()) {
      throw new UpgradeFailed(
          "Database "
              + database
              + " could not be rebuilt from the data definition that PostgreSQL logged (it logs none"
              + " that runs inside functions and DO blocks): "
              + first(differences)
              + (errors.isEmpty() ? "" : "; refused on the way: " + first(errors)));
    }
  }

  private static String first(List<String> lines) {
    String shown = String.join("; ", lines.subList(0, Math.min(SHOWN, lines.size())));
    return lines.size() > SHOWN ? shown + " and " + (lines.size() - SHOWN) + " more" : shown;
  }
}
