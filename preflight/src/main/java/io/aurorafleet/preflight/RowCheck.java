package io.aurorafleet.preflight;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A check whose every row is an object that stands in the way. The query names it as {@code object}
 * and gives what a DBA can paste to be rid of it as {@code fix}, quoted by PostgreSQL itself.
 *
 * @param what what it means, as a sentence
 * @param remedy the first line of the remedy; the rows' fixes follow
 */
record RowCheck(
    String id,
    Scope scope,
    Predicate<Upgrade> when,
    Function<Upgrade, Severity> severity,
    String what,
    String remedy,
    String query)
    implements Check {
  /** More rows than this are counted, not listed: a checkpoint must stay small. */
  static final int LISTED = 50;

  static RowCheck blocker(
      String id, Scope scope, Predicate<Upgrade> when, String what, String remedy, String query) {
    return new RowCheck(id, scope, when, u -> Severity.BLOCKER, what, remedy, query);
  }

  static RowCheck warning(
      String id, Scope scope, Predicate<Upgrade> when, String what, String remedy, String query) {
    return new RowCheck(id, scope, when, u -> Severity.WARNING, what, remedy, query);
  }

  @Override
  public boolean applies(Upgrade upgrade) {
    return when.test(upgrade);
  }

  @Override
  public Optional<Finding> decide(
      Upgrade upgrade, @Nullable String database, List<Map<String, String>> rows) {
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<String> details = column(rows, "object");
    List<String> lines = new ArrayList<>(List.of(remedy));
    lines.addAll(column(rows, "fix"));
    return Optional.of(
        new Finding(
            id, severity.apply(upgrade), database, what, details, String.join("\n", lines)));
  }

  private static List<String> column(List<Map<String, String>> rows, String name) {
    LinkedHashSet<String> values = new LinkedHashSet<>();
    rows.forEach(row -> values.add(row.getOrDefault(name, "")));
    values.remove("");
    List<String> some = new ArrayList<>(values.stream().limit(LISTED).toList());
    if (values.size() > LISTED) {
      some.add("-- and " + (values.size() - LISTED) + " more");
    }
    return some;
  }
}
