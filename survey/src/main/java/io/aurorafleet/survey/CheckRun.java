package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.Upgrade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The checks on one session, all their queries in one journey to the server. A query that fails
 * takes its own check away, not the others.
 */
final class CheckRun {
  /** With these the session is gone, or its server; nothing else can be asked on it. */
  private static final Set<String> GONE =
      Set.of(
          "database-unreachable",
          "unreachable",
          "no-such-database",
          "server-exhausted",
          "server-not-trusted");

  private final DatabaseSession session;
  private final @Nullable String database;
  private final Upgrade upgrade;
  private final Map<String, List<Map<String, String>>> rows = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();

  CheckRun(DatabaseSession session, @Nullable String database, Upgrade upgrade) {
    this.session = session;
    this.database = database;
    this.upgrade = upgrade;
  }

  /**
   * Asks at once what the checks of the scope and others will ask. When the server refuses one, all
   * are forgotten, and each is asked by itself when it is needed.
   *
   * @return why the session was lost, if it was
   */
  Optional<Failure> ahead(List<Check> checks, Check.Scope scope, List<String> others) {
    List<String> queries =
        Stream.concat(
                checks.stream().filter(c -> c.scope() == scope).map(Check::query), others.stream())
            .filter(query -> !rows.containsKey(query))
            .distinct()
            .toList();
    try {
      List<List<Map<String, String>>> answers = session.observeAll(queries);
      for (int i = 0; i < queries.size(); i++) {
        rows.put(queries.get(i), answers.get(i));
      }
      return Optional.empty();
    } catch (OutsideException e) {
      return GONE.contains(e.failure().code()) ? Optional.of(e.failure()) : Optional.empty();
    }
  }

  /** In the order of the checks. */
  List<Finding> findings() {
    return findings;
  }

  /** Makes the checks of the scope until the session is lost; then says why it was. */
  Optional<Failure> until(List<Check> checks, Check.Scope scope) {
    for (Check check : checks) {
      if (check.scope() == scope && !Thread.currentThread().isInterrupted()) {
        try {
          findings.addAll(Checks.run(List.of(check), scope, upgrade, database, this::observe));
        } catch (OutsideException e) {
          if (GONE.contains(e.failure().code())) {
            return Optional.of(e.failure());
          }
          findings.add(Unseen.check(check.id(), check.severity(upgrade), database, e.failure()));
        }
      }
    }
    return Optional.empty();
  }

  /** Checks with equal queries share the rows. */
  List<Map<String, String>> observe(String query) {
    List<Map<String, String>> known = rows.get(query);
    if (known == null) {
      known = session.observe(query);
      rows.put(query, known);
    }
    return known;
  }
}
