package io.aurorafleet.preflight.rule;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.Upgrade;
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
 * @param which the rows that are its own, when it shares the query with other checks
 * @param remedy the first line of a finding's remedy; the rows' fixes follow
 * @param object the column that names the object
 * @param fix the column with what to paste
 */
public record RowCheck(
    String id,
    Scope scope,
    Majors majors,
    Function<Upgrade, Severity> severities,
    Basis basis,
    String meaning,
    String remedy,
    String source,
    String query,
    Predicate<Map<String, String>> which,
    String object,
    String fix)
    implements Check {

  /** Begins the description of a check that stops an upgrade. */
  public static RowCheckDraft blocker(String id, Scope scope, Majors majors) {
    return new RowCheckDraft(id, scope, majors, upgrade -> Severity.BLOCKER);
  }

  /** Begins the description of a check that somebody should know of. */
  public static RowCheckDraft warning(String id, Scope scope, Majors majors) {
    return new RowCheckDraft(id, scope, majors, upgrade -> Severity.WARNING);
  }

  /** Begins the description of a check that tells what will happen. */
  public static RowCheckDraft info(String id, Scope scope, Majors majors) {
    return new RowCheckDraft(id, scope, majors, upgrade -> Severity.INFO);
  }

  @Override
  public Severity severity(Upgrade upgrade) {
    return severities.apply(upgrade);
  }

  @Override
  public Optional<Finding> decide(
      Upgrade upgrade, @Nullable String database, List<Map<String, String>> rows) {
    List<Map<String, String>> own = rows.stream().filter(which).toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                id,
                severity(upgrade),
                database,
                meaning,
                Listing.of(own, object),
                Listing.under(remedy, own, fix),
                source));
  }

  /** The same check with another query. */
  public RowCheck asking(String sql) {
    return new RowCheck(
        id, scope, majors, severities, basis, meaning, remedy, source, sql, which, object, fix);
  }
}
