package io.aurorafleet.preflight.types;

import io.aurorafleet.preflight.Basis;
import io.aurorafleet.preflight.Check;
import io.aurorafleet.preflight.Check.Scope;
import io.aurorafleet.preflight.Majors;
import io.aurorafleet.preflight.rule.RowCheck;
import io.aurorafleet.preflight.rule.RowCheckDraft;
import java.util.List;

/**
 * Columns whose values pg_upgrade cannot carry because they hold oids or layouts of the old server,
 * however deep the type is wrapped.
 */
public final class TypeChecks {
  /** The family; all of them read the rows of one query. */
  public static final List<Check> ALL =
      List.of(
          columns("reg-types", "reg", Majors.MAJOR)
              .meaning(
                  "Columns hold reg* values, whose oids differ on the new server (regclass, regrole"
                      + " and regtype are fine).")
              .remedy("Store them as text, or drop the columns:")
              .source(Basis.PG_UPGRADE, "pg_upgrade 13–18, tables_using_reg.txt")
              .query(ColumnSearch.QUERY),
          columns("system-composite-types", "system-row", Majors.MAJOR)
              .meaning(
                  "Columns hold whole rows of system tables or views, whose shape differs from"
                      + " major to major.")
              .remedy("Store what is needed of them in columns of their own, or as text:")
              .source(Basis.PG_UPGRADE, "pg_upgrade 13–18, tables_using_composite.txt")
              .query(ColumnSearch.QUERY),
          RowCheck.blocker("multirange-columns", Scope.DATABASE, Majors.from(14))
              .rows(row -> row.getOrDefault("kind", "").contains("in multirange"))
              .meaning(
                  "Columns hold multiranges over reg* values or rows of system tables. pg_upgrade"
                      + " overlooks them and carries oids over that mean something else, or"
                      + " nothing, on the new server.")
              .remedy("Store them as text, or drop the columns:")
              .source(Basis.CARRIED_WRONGLY, "pg_upgrade 14–18 follows ranges, not multiranges")
              .query(ColumnSearch.QUERY),
          columns("aclitem-columns", "aclitem", Majors.leaving(15))
              .meaning("Columns of type aclitem, whose format changed in PostgreSQL 16.")
              .remedy("Store them as text, or drop the columns:")
              .source(Basis.PG_UPGRADE, "pg_upgrade 16–18, tables_using_aclitem.txt")
              .query(ColumnSearch.QUERY),
          columns("sql-identifier-columns", "sql_identifier", Majors.leaving(11))
              .meaning(
                  "Columns of type information_schema.sql_identifier, whose format changed in"
                      + " PostgreSQL 12.")
              .remedy("Store them as text, or drop the columns:")
              .source(Basis.PG_UPGRADE, "pg_upgrade 12–18, tables_using_sql_identifier.txt")
              .query(ColumnSearch.QUERY),
          columns("removed-time-types", "abstime", Majors.leaving(11))
              .meaning(
                  "Columns of type abstime, reltime or tinterval, which PostgreSQL 12 no longer"
                      + " has.")
              .remedy("Store them as text (or as timestamptz and interval), or drop the columns:")
              .source(Basis.PG_UPGRADE, "pg_upgrade 12–18, tables_using_abstime.txt and others")
              .query(ColumnSearch.QUERY),
          columns("unknown-columns", "unknown", Majors.leaving(9))
              .meaning("Columns of type unknown, which no table may have since PostgreSQL 10.")
              .remedy("Make them text, or drop the columns:")
              .source(Basis.PG_UPGRADE, "pg_upgrade 10–18, tables_using_unknown.txt")
              .query(ColumnSearch.QUERY));

  private TypeChecks() {}

  private static RowCheckDraft columns(String id, String kind, Majors majors) {
    return RowCheck.blocker(id, Scope.DATABASE, majors)
        .rows(row -> row.getOrDefault("kind", kind).equals(kind));
  }
}
