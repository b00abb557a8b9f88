package io.aurorafleet.lab.oracle;

import io.aurorafleet.sandbox.postgres.UpgradeTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what pg_upgrade lists and says: which objects, and which of our checks must name them. */
final class Refusals {
  /** A file of pg_upgrade's: the checks behind it, and where in its lines the object stands. */
  private record Kind(Set<String> checks, Pattern object) {}

  /** Whole rows of system tables hold such types too; preflight names the column once. */
  private static final String SYSTEM_ROWS = "system-composite-types";

  private static final Pattern WHOLE = Pattern.compile("(.+)");
  private static final Pattern AFTER_OID = Pattern.compile("\\(oid=\\d+\\) ([^(]+?)(?: \\(.*)?");

  private static final Map<String, Kind> FILES =
      Map.ofEntries(
          Map.entry(
              "databases_cannot_connect_to.txt",
              kind(WHOLE, "invalid-databases", "databases-refuse-connections")),
          Map.entry(
              "databases_with_datallowconn_false.txt", kind(WHOLE, "databases-refuse-connections")),
          Map.entry("tables_using_reg.txt", kind(WHOLE, "reg-types", SYSTEM_ROWS)),
          Map.entry("tables_using_composite.txt", kind(WHOLE, "system-composite-types")),
          Map.entry("tables_using_aclitem.txt", kind(WHOLE, "aclitem-columns", SYSTEM_ROWS)),
          Map.entry(
              "tables_using_sql_identifier.txt",
              kind(WHOLE, "sql-identifier-columns", SYSTEM_ROWS)),
          Map.entry("tables_using_abstime.txt", kind(WHOLE, "removed-time-types", SYSTEM_ROWS)),
          Map.entry("tables_using_reltime.txt", kind(WHOLE, "removed-time-types", SYSTEM_ROWS)),
          Map.entry("tables_using_tinterval.txt", kind(WHOLE, "removed-time-types", SYSTEM_ROWS)),
          Map.entry("tables_using_unknown.txt", kind(WHOLE, "unknown-columns")),
          Map.entry("tables_with_oids.txt", kind(WHOLE, "tables-with-oids")),
          Map.entry("not_null_inconsistent_columns.txt", kind(WHOLE, "not-null-inheritance")),
          Map.entry("encoding_conversions.txt", kind(AFTER_OID, "encoding-conversions")),
          Map.entry("postfix_ops.txt", kind(AFTER_OID, "postfix-operators")),
          Map.entry(
              "incompatible_polymorphics.txt",
              kind(
                  Pattern.compile("(?:aggregate|operator): ([^(]+)(?:\\(.*)?"),
                  "incompatible-polymorphics")),
          Map.entry("pg_role_prefix.txt", kind(AFTER_OID, "pg-roles")),
          Map.entry(
              "invalid_logical_slots.txt",
              kind(Pattern.compile("The slot \"([^\"]+)\".*"), "invalid-slots", "logical-slots")),
          Map.entry(
              "subs_invalid.txt",
              kind(
                  Pattern.compile(".*subscription:\"([^\"]+)\".*"),
                  "subscription-tables",
                  "subscription-origins")),
          Map.entry(
              "loadable_libraries.txt",
              kind(
                  Pattern.compile("could not load library \"(?:\\$libdir/)?([^\"]+)\".*"),
                  "loadable-libraries",
                  "extensions-not-offered",
                  "extensions-absent-on-target",
                  "pg-repack")),
          Map.entry("unicode_dependent_rels.txt", kind(AFTER_OID, "unicode-dependent")));

  /** What it says without a list; the object, where it names one, is the first group. */
  private static final List<Kind> WORDS =
      List.of(
          kind(Pattern.compile("prepared transactions()"), "prepared-transactions"),
          kind(Pattern.compile("template0 must not allow connections()"), "template-databases"),
          kind(
              Pattern.compile("cannot connect to invalid database \"(.+?)\" HINT"),
              "invalid-databases"));

  private Refusals() {}

  private static Kind kind(Pattern object, String... checks) {
    return new Kind(Set.of(checks), object);
  }

  /** Everything it found; none when it refused in words that we do not know. */
  static List<Wanted> of(UpgradeTrial.Verdict verdict) {
    List<Wanted> wanted = new ArrayList<>();
    verdict.lists().forEach((file, lines) -> lines.forEach(line -> add(file, line, wanted)));
    if (wanted.isEmpty()) {
      for (Kind kind : WORDS) {
        Matcher said = kind.object().matcher(verdict.words());
        if (said.find()) {
          wanted.add(new Wanted(kind.checks(), said.group(1)));
        }
      }
    }
    return wanted;
  }

  private static void add(String file, String line, List<Wanted> wanted) {
    Kind kind = FILES.get(file);
    if (kind == null || line.isBlank() || line.startsWith("In database: ")) {
      return;
    }
    Matcher object = kind.object().matcher(line);
    if (object.matches()) {
      wanted.add(new Wanted(kind.checks(), object.group(1)));
    }
  }
}
