package io.aurorafleet.dispatcher;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.secret.LoginSource;
import io.aurorafleet.contracts.Failure;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Servers with one empty database each, on which one can only look: a session that is asked for
 * anything else fails the test, whatever methods sessions will have one day.
 */
final class EmptyServers implements Databases {
  private static final Set<String> LOOKS = Set.of("observe", "databases", "serverVersion", "close");

  /** Hosts that cannot be reached. */
  final Set<String> dark = ConcurrentHashMap.newKeySet();

  /** Every session that was opened. */
  final Queue<Place> opened = new ConcurrentLinkedQueue<>();

  private final Map<String, Map<String, String>> answers = new ConcurrentHashMap<>();

  /** What queries that mention something answer on the servers of one cluster. */
  void answer(String cluster, String mention, Map<String, String> row) {
    answers.put(cluster + " " + mention, row);
  }

  @Override
  public DatabaseSession open(Place place, LoginSource logins, Worker worker) {
    if (dark.contains(worker.cluster())) {
      throw new OutsideException(
          Failure.retry(
              "database-unreachable",
              "Could not reach " + place.host(),
              "Admit this machine in its security group."));
    }
    opened.add(place);
    return (DatabaseSession)
        Proxy.newProxyInstance(
            DatabaseSession.class.getClassLoader(),
            new Class<?>[] {DatabaseSession.class},
            (session, method, arguments) ->
                switch (method.getName()) {
                  case "close" -> null;
                  case "serverVersion" -> "16.13";
                  case "databases" -> List.of(new DatabaseSession.Entry("app", true, -1, false));
                  case "observe" -> rows(worker.cluster(), String.valueOf(arguments[0]));
                  case "observeAll" ->
                      ((List<?>) arguments[0])
                          .stream().map(q -> rows(worker.cluster(), String.valueOf(q))).toList();
                  default -> throw new AssertionError("A plan may only look: " + method + LOOKS);
                });
  }

  private List<Map<String, String>> rows(String cluster, String query) {
    return answers.entrySet().stream()
        .filter(e -> e.getKey().startsWith(cluster + " "))
        .filter(e -> query.contains(e.getKey().substring(cluster.length() + 1)))
        .map(Map.Entry::getValue)
        .toList();
  }
}
