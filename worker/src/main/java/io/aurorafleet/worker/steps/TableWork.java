package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Work table by table in every database, by one worker at a time. What a predecessor has finished
 * is learnt from the catalog; a table that cannot be done is named and does not stop the others.
 *
 * @param tables which tables are to be done, as the catalog says now
 * @param work does one table
 * @param log told of each table
 * @param saved told of the sum so far after each database, to be remembered for a successor
 */
record TableWork(
    Function<DatabaseSession, List<Table>> tables,
    BiConsumer<DatabaseSession, Table> work,
    Consumer<String> log,
    Consumer<List<DatabaseWork>> saved) {
  /** The session is gone: nothing more can be tried on it. */
  private static final String LOST = "database-unreachable";

  /**
   * Goes through all databases.
   *
   * @param before what predecessors have reported
   */
  List<DatabaseWork> run(Visit visit, Sessions.Access access, List<DatabaseWork> before) {
    Map<String, DatabaseWork> sums = new TreeMap<>();
    before.forEach(w -> sums.put(w.database(), w));
    for (String database : access.databases()) {
      try (DatabaseSession session = access.open(database)) {
        session.takeOver(visit.pulse());
        DatabaseWork now = one(visit, database, session);
        int done = now.done() + (sums.containsKey(database) ? sums.get(database).done() : 0);
        sums.put(database, new DatabaseWork(database, done, now.left(), null));
        log.accept("%s: %d table(s) done, %d left".formatted(database, done, now.left().size()));
        saved.accept(List.copyOf(sums.values()));
      }
    }
    return List.copyOf(sums.values());
  }

  private DatabaseWork one(Visit visit, String database, DatabaseSession session) {
    int done = 0;
    List<String> left = new ArrayList<>();
    for (Table table : tables.apply(session)) {
      visit.pulse().beat();
      try {
        work.accept(session, table);
        done++;
        log.accept("%s: %s done".formatted(database, table));
      } catch (OutsideException e) {
        if (e.failure().code().equals(LOST)) {
          throw e;
        }
        left.add(table + ": " + e.failure().reason());
        log.accept("%s: %s FAILED: %s".formatted(database, table, e.failure().reason()));
      }
    }
    return new DatabaseWork(database, done, left, null);
  }

  /** All that was left anywhere, each with its database. */
  static List<String> left(List<DatabaseWork> work) {
    return work.stream().flatMap(w -> w.left().stream().map(l -> w.database() + "." + l)).toList();
  }

  static int done(List<DatabaseWork> work) {
    return work.stream().mapToInt(DatabaseWork::done).sum();
  }
}
