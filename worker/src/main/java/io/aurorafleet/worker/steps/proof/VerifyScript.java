package io.aurorafleet.worker.steps.proof;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Visit;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The user's own statements that must hold before and after the upgrade ({@code --verify-sql}). A
 * line {@code -- database: NAME} says where the statements after it run; those before the first
 * such line run in every database. A statement fails by an error, or when the first value of its
 * first row is false.
 */
final class VerifyScript {
  private static final String DIRECTIVE = "-- database:";

  /** The key under which statements for every database stand. */
  private static final String EVERY = "";

  private final ObjectStore store;

  @Inject
  VerifyScript(ObjectStore store) {
    this.store = store;
  }

  /** What is wrong, each with its database; empty when all is well or nothing is to be run. */
  List<String> wrong(Visit visit, Sessions.Access access) {
    if (!visit.options().verifySql()) {
      return List.of();
    }
    Map<String, String> parts = parts(load(visit));
    List<String> wrong = new ArrayList<>();
    List<String> databases = access.databases();
    for (String database : databases) {
      String script = parts.getOrDefault(EVERY, "") + parts.getOrDefault(database, "");
      if (!script.isBlank()) {
        try (DatabaseSession session = access.open(database)) {
          session
              .verify(script, visit.pulse())
              .forEach(w -> wrong.add("database %s: %s".formatted(database, w)));
        }
      }
    }
    parts.keySet().stream()
        .filter(name -> !name.equals(EVERY) && !databases.contains(name))
        .forEach(name -> wrong.add("there is no database %s to verify in".formatted(name)));
    return wrong;
  }

  private String load(Visit visit) {
    String key = Keys.verifySql(visit.run());
    return store
        .get(key)
        .map(ObjectStore.Stored::body)
        .orElseThrow(
            () ->
                new OutsideException(
                    Failure.fix(
                        "verify-sql-missing",
                        "The run is to be verified by %s, which is not in the bucket"
                            .formatted(key),
                        "Put the script there, then requeue")));
  }

  /** By database, in the script's order. */
  static Map<String, String> parts(String script) {
    Map<String, String> parts = new LinkedHashMap<>();
    String at = EVERY;
    for (String line : script.lines().toList()) {
      if (line.startsWith(DIRECTIVE)) {
        at = line.substring(DIRECTIVE.length()).strip();
      } else {
        parts.merge(at, line + "\n", String::concat);
      }
    }
    parts.values().removeIf(String::isBlank);
    return parts;
  }
}
