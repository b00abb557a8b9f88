package io.aurorafleet.preflight.extensions;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Functions in C that belong to no extension. pg_upgrade loads their libraries on the new server;
 * those of PostgreSQL's own modules are known, of any other nobody here can tell, so it stops.
 */
record LibraryCheck(RowCheck rows) implements Check {
  /** Libraries that every major from 9.6 to 18 has, given that it is built with them. */
  private static final Set<String> LASTING =
      Set.of(
          "_int",
          "amcheck",
          "autoinc",
          "bloom",
          "btree_gin",
          "btree_gist",
          "citext",
          "cube",
          "dblink",
          "dict_int",
          "dict_snowball",
          "dict_xsyn",
          "earthdistance",
          "file_fdw",
          "fuzzystrmatch",
          "hstore",
          "insert_username",
          "isn",
          "lo",
          "ltree",
          "moddatetime",
          "pageinspect",
          "pg_buffercache",
          "pg_freespacemap",
          "pg_prewarm",
          "pg_stat_statements",
          "pg_trgm",
          "pg_visibility",
          "pgcrypto",
          "pgrowlocks",
          "pgstattuple",
          "pgxml",
          "plperl",
          "plpgsql",
          "pltcl",
          "postgres_fdw",
          "refint",
          "seg",
          "sslinfo",
          "tablefunc",
          "tcn",
          "tsm_system_rows",
          "tsm_system_time",
          "unaccent",
          "uuid-ossp");

  static final Check CHECK =
      new LibraryCheck(
          RowCheck.blocker("loadable-libraries", Scope.DATABASE, Majors.MAJOR)
              .meaning(
                  "Functions in C that belong to no extension need libraries that the new server"
                      + " lacks or may lack; pg_upgrade stops where one does not load.")
              .remedy("Drop them, or create the extension that they are of:")
              .source(Basis.PG_UPGRADE, "pg_upgrade 13–18, loadable_libraries.txt")
              .query(
                  """
                  SELECT p.oid::pg_catalog.regprocedure::text || ' in ' || p.probin AS object,
                         'DROP FUNCTION ' || p.oid::pg_catalog.regprocedure::text || ';' AS fix,
                         p.probin AS library
                  FROM pg_catalog.pg_proc AS p
                  JOIN pg_catalog.pg_language AS l ON l.oid = p.prolang AND l.lanname = 'c'
                  WHERE p.oid >= 16384 AND p.probin IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend AS d
                                    WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass
                                      AND d.objid = p.oid AND d.deptype = 'e')
                  ORDER BY 1
                  """));

  @Override
  public String id() {
    return rows.id();
  }

  @Override
  public Scope scope() {
    return rows.scope();
  }

  @Override
  public Severity severity(Upgrade upgrade) {
    return rows.severity(upgrade);
  }

  @Override
  public Majors majors() {
    return rows.majors();
  }

  @Override
  public Basis basis() {
    return rows.basis();
  }

  @Override
  public String meaning() {
    return rows.meaning();
  }

  @Override
  public String remedy() {
    return rows.remedy();
  }

  @Override
  public String source() {
    return rows.source();
  }

  @Override
  public String query() {
    return rows.query();
  }

  @Override
  public Optional<Finding> decide(
      Upgrade upgrade, @Nullable String database, List<Map<String, String>> found) {
    return rows.decide(
        upgrade,
        database,
        found.stream().filter(r -> !loads(upgrade, r.getOrDefault("library", ""))).toList());
  }

  private static boolean loads(Upgrade upgrade, String library) {
    String prefix = "$libdir/";
    String name = library.startsWith(prefix) ? library.substring(prefix.length()) : library;
    return LASTING.contains(name)
        || Removed.ALL.stream()
            .anyMatch(
                r -> r.kind().equals("library") && r.name().equals(name) && !r.lostBy(upgrade));
  }
}
