package io.aurorafleet.preflight.catalogs;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.Upgrade;
import io.aurorafleet.preflight.rule.RowCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A check whose query names what the majors between source and target have lost, and which matters
 * only where they have lost something.
 *
 * @param kinds of {@link Vanished} things; the query has a place {@code ${kind}} for each
 */
record VanishedCheck(RowCheck check, List<String> kinds) implements Check {
  @Override
  public String id() {
    return check.id();
  }

  @Override
  public Scope scope() {
    return check.scope();
  }

  @Override
  public Severity severity(Upgrade upgrade) {
    return check.severity(upgrade);
  }

  @Override
  public Majors majors() {
    return check.majors();
  }

  @Override
  public Basis basis() {
    return check.basis();
  }

  @Override
  public String meaning() {
    return check.meaning();
  }

  @Override
  public String remedy() {
    return check.remedy();
  }

  @Override
  public String source() {
    return check.source();
  }

  @Override
  public boolean applies(Upgrade upgrade) {
    return check.applies(upgrade)
        && kinds.stream().anyMatch(kind -> !Vanished.by(upgrade, kind).isEmpty());
  }

  /** The check as such; an empty VALUES list is no SQL, so a row that matches nothing leads. */
  @Override
  public Check on(Upgrade upgrade) {
    String query = check.query();
    for (String kind : kinds) {
      List<Vanished> gone = Vanished.by(upgrade, kind);
      String values = gone.isEmpty() ? "" : ", " + Vanished.values(gone);
      query = query.replace("${" + kind + "}", "VALUES ('')" + values);
    }
    return check.asking(query);
  }

  @Override
  public String query() {
    return check.query();
  }

  @Override
  public Optional<Finding> decide(
      Upgrade upgrade, @Nullable String database, List<Map<String, String>> rows) {
    return check.decide(upgrade, database, rows);
  }
}
