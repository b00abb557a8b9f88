package io.aurorafleet.worker.steps;

import io.aurorafleet.contracts.checkpoint.DatabaseState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares what the databases held before an upgrade with what they hold after it. Clients write
 * until the cluster goes down, so fewer rows are for people to judge; a database, a table or an
 * extension that is gone, or a database that is empty, is a loss.
 *
 * @param losses what is gone: the upgrade is no success
 * @param warnings what somebody should see to
 */
record Proof(List<String> losses, List<String> warnings) {
  Proof {
    losses = List.copyOf(losses);
    warnings = List.copyOf(warnings);
  }

  static Proof of(
      List<DatabaseState> before,
      List<DatabaseState> after,
      Map<String, Map<String, String>> outdated) {
    Map<String, DatabaseState> now =
        after.stream().collect(Collectors.toMap(DatabaseState::database, Function.identity()));
    List<String> losses = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (DatabaseState old : before) {
      DatabaseState state = now.get(old.database());
      if (state == null) {
        losses.add("database %s is gone".formatted(old.database()));
      } else {
        compare(old, state, losses, warnings);
      }
    }
    after.forEach(state -> lacks(state, warnings));
    outdated.forEach(
        (database, extensions) ->
            extensions.forEach(
                (name, version) ->
                    warnings.add(
                        "database %s: extension %s is not at the server's version %s"
                            .formatted(database, name, version))));
    return new Proof(losses, warnings);
  }

  private static void compare(
      DatabaseState old, DatabaseState state, List<String> losses, List<String> warnings) {
    String database = old.database();
    if (state.tables() < old.tables()) {
      losses.add(
          "database %s has %d table(s), had %d".formatted(database, state.tables(), old.tables()));
    }
    if (state.rows() >= 0 && state.rows() < old.rows()) {
      String fewer =
          "database %s has %d row(s), had %d".formatted(database, state.rows(), old.rows());
      if (state.rows() == 0) {
        losses.add(fewer);
      } else {
        warnings.add(
            fewer
                + " before the upgrade; unless clients deleted them, compare with the safety clone");
      }
    }
    if (old.rows() < 0 || state.rows() < 0) {
      warnings.add("database %s: rows were not counted, tables were".formatted(database));
    }
    for (String extension : old.extensions().keySet()) {
      if (!state.extensions().containsKey(extension)) {
        losses.add("database %s: extension %s is gone".formatted(database, extension));
      }
    }
    if (state.invalidIndexes() > old.invalidIndexes()) {
      warnings.add(
          "database %s: %d invalid index(es), had %d; REINDEX them"
              .formatted(database, state.invalidIndexes(), old.invalidIndexes()));
    }
  }

  private static void lacks(DatabaseState state, List<String> warnings) {
    if (state.unanalyzed() > 0) {
      warnings.add(
          "database %s: %d table(s) that came after the statistics have none yet; ANALYZE them"
              .formatted(state.database(), state.unanalyzed()));
    }
  }
}
