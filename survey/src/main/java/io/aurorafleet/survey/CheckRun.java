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
import org.jspecify.annotations.Nullable;

/** The checks on one session: a query that fails takes its own check away, not the others. */
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

  /** In the order of the checks. */
  List<Finding> findings() {
    return findings;
  }

  /** Makes every check of the scope, or throws what took the session away. */
  void all(List<Check> checks, Check.Scope scope) {
    Optional<Failure> lost = until(checks, scope);
    if (lost.isPresent()) {
      throw new OutsideException(lost.get());
    }
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
  private List<Map<String, String>> observe(String query) {
    List<Map<String, String>> known = rows.get(query);
    if (known == null) {
      known = session.observe(query);
      rows.put(query, known);
    }
    return known;
  }
}
