package io.aurorafleet.preflight.rule;

import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.Upgrade;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** A check being described, part by part in the order in which it is read. */
public final class RowCheckDraft {
  private final String id;
  private final Scope scope;
  private final Majors majors;
  private Function<Upgrade, Severity> severity;
  private Basis basis = Basis.PRACTICE;
  private String meaning = "";
  private String remedy = "";
  private String source = "";
  private Predicate<Map<String, String>> which = row -> true;
  private String object = "object";
  private String fix = "fix";

  RowCheckDraft(String id, Scope scope, Majors majors, Function<Upgrade, Severity> severity) {
    this.id = id;
    this.scope = scope;
    this.majors = majors;
    this.severity = severity;
  }

  /** Where what a finding means depends on what the run may do. */
  public RowCheckDraft severity(Function<Upgrade, Severity> depends) {
    severity = depends;
    return this;
  }

  public RowCheckDraft meaning(String sentence) {
    meaning = sentence;
    return this;
  }

  /** The line that the rows' fixes follow. */
  public RowCheckDraft remedy(String line) {
    remedy = line;
    return this;
  }

  public RowCheckDraft source(Basis who, String where) {
    basis = who;
    source = where;
    return this;
  }

  /** The rows of a shared query that are this check's. */
  public RowCheckDraft rows(Predicate<Map<String, String>> own) {
    which = own;
    return this;
  }

  /** The columns of a shared query that name this check's objects and fixes. */
  public RowCheckDraft columns(String objects, String fixes) {
    object = objects;
    fix = fixes;
    return this;
  }

  /** Completes it. */
  public RowCheck query(String sql) {
    return new RowCheck(
        id, scope, majors, severity, basis, meaning, remedy, source, sql, which, object, fix);
  }
}
