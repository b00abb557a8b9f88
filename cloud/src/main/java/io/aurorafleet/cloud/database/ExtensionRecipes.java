package io.aurorafleet.cloud.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How extensions are updated that need more than {@code ALTER EXTENSION … UPDATE}. Each way is one
 * statement, or several sent as one, and so one transaction.
 */
final class ExtensionRecipes {
  /**
   * An extension and what the server offers.
   *
   * @param wanted the server's default version; empty when it offers none
   * @param path PostgreSQL's way there; empty when it knows none
   * @param ahead whether it is newer than the default version
   */
  record Installed(
      String name, String version, String wanted, String schema, String path, boolean ahead) {
    boolean current() {
      return version.equals(wanted) || (ahead && path.isEmpty());
    }
  }

  /** One way to the wanted version, with the schema it is to find its own functions in. */
  record Way(String statement, String schema, String note) {}

  /** All of them are updated by one function of PostGIS, which knows their order. */
  private static final Set<String> POSTGIS =
      Set.of(
          "postgis",
          "postgis_raster",
          "postgis_sfcgal",
          "postgis_topology",
          "postgis_tiger_geocoder");

  /** They hold nothing of the user's unless something depends on them; then DROP refuses. */
  private static final Set<String> REMADE = Set.of("pg_repack", "rdkit");

  /** Jobs stay exactly as they were, or the update is taken back. */
  private static final String CRON =
      """
      DO $aurora_fleet$
      DECLARE
        jobs CONSTANT text := $jobs$
          SELECT md5(coalesce(string_agg(ROW(jobid, schedule, command, database, username,
                                             active)::text, chr(10) ORDER BY jobid), ''))
          FROM cron.job $jobs$;
        old text; new text;
      BEGIN
        PERFORM set_config('row_security', 'on', true);
        EXECUTE jobs INTO old;
        %s;
        EXECUTE jobs INTO new;
        IF old IS DISTINCT FROM new THEN
          RAISE EXCEPTION 'its jobs would not be what they were';
        END IF;
      END $aurora_fleet$
      """;

  /** pg_partman 5 no longer knows partition sets made by triggers. */
  private static final String PARTMAN =
      """
      DO $aurora_fleet$
      DECLARE
        old bigint; new bigint; triggered bigint;
      BEGIN
        SELECT count(*), count(*) FILTER (
                 WHERE to_jsonb(c) ->> 'partition_type' IN ('partman', 'time-custom'))
        INTO old, triggered FROM %1$s.part_config AS c;
        IF triggered > 0 AND %2$s THEN
          RAISE EXCEPTION '%% partition set(s) are made by triggers, which pg_partman 5 does not know; migrate them to native partitioning first', triggered;
        END IF;
        %3$s;
        SELECT count(*) INTO new FROM %1$s.part_config;
        IF old <> new THEN
          RAISE EXCEPTION 'its partition sets would not be what they were';
        END IF;
      END $aurora_fleet$
      """;

  private final Link link;

  ExtensionRecipes(Link link) {
    this.link = link;
  }

  /**
   * PostGIS at the right version may still have functions for another major of PostgreSQL. One that
   * cannot tell is not; its functions find each other by the search path.
   */
  boolean unfinished(Installed is) {
    if (!is.name().equals("postgis")
        || !has(is.schema(), "postgis_extensions_upgrade")
        || !has(is.schema(), "postgis_full_version")) {
      return false;
    }
    try {
      link.run("SET search_path = pg_catalog, " + Sql.identifier(is.schema()) + ", pg_temp");
      List<Boolean> answers =
          link.rows("SELECT postgis_full_version() ~* 'needs? upgrade'", row -> row.getBoolean(1));
      return answers.contains(true);
    } catch (SQLException e) {
      if (SqlFaults.lost(e)) {
        throw link.fault(e, "ask PostGIS whether it is complete");
      }
      return false;
    } finally {
      restorePath();
    }
  }

  /** Whatever an extension's own functions needed, our queries look nowhere else. */
  void restorePath() {
    try {
      if (!link.connection().isClosed()) {
        link.run("SET search_path = pg_catalog, pg_temp");
      }
    } catch (SQLException e) {
      throw link.fault(e, "set the search path");
    }
  }

  /** To be tried in this order until one leads to the wanted version. */
  List<Way> ways(Installed is, boolean unfinished) {
    List<Way> ways = new ArrayList<>();
    if (POSTGIS.contains(is.name())) {
      String home = postgis();
      if (!home.isEmpty()) {
        String call = "SELECT %s.postgis_extensions_upgrade()".formatted(Sql.identifier(home));
        ways.add(new Way(call, home, "by postgis_extensions_upgrade()"));
        ways.add(new Way(call, home, "by postgis_extensions_upgrade(), called twice"));
      }
    }
    if (!is.path().isEmpty() && !unfinished) {
      ways.add(new Way(altering(is), is.schema(), ""));
    }
    if (REMADE.contains(is.name())) {
      ways.add(
          new Way(
              "DROP EXTENSION %1$s; CREATE EXTENSION %1$s WITH SCHEMA %2$s VERSION %3$s"
                  .formatted(
                      Sql.identifier(is.name()),
                      Sql.identifier(is.schema()),
                      Sql.identifier(is.wanted())),
              is.schema(),
              "dropped and created again; grants on its objects are the default ones"));
    }
    return ways;
  }

  /** What the server said, and what somebody can do about it. */
  static String explain(Installed is, String problem) {
    if (problem.isEmpty()) {
      return "PostgreSQL knows no update path from %s to %s; drop it and create it again"
          .formatted(is.version(), is.wanted());
    }
    boolean needed = problem.contains("depend");
    return needed
        ? problem
            + "; save what depends on it (pg_get_viewdef), drop that, update the extension, create it again"
        : problem;
  }

  private static String altering(Installed is) {
    String alter =
        "ALTER EXTENSION %s UPDATE TO %s"
            .formatted(Sql.identifier(is.name()), Sql.identifier(is.wanted()));
    return switch (is.name()) {
      case "pg_cron" -> CRON.formatted(alter);
      case "pg_partman" ->
          PARTMAN.formatted(Sql.identifier(is.schema()), is.path().contains("--5."), alter);
      default -> alter;
    };
  }

  private String postgis() {
    return link.first(
            "look where PostGIS is",
            """
            SELECT n.nspname FROM pg_extension AS e JOIN pg_namespace AS n ON n.oid = e.extnamespace
            WHERE e.extname = 'postgis'
            """,
            row -> row.getString(1))
        .filter(schema -> has(schema, "postgis_extensions_upgrade"))
        .orElse("");
  }

  private boolean has(String schema, String function) {
    return link.first(
            "look for a function of PostGIS",
            """
            SELECT FROM pg_proc AS p JOIN pg_namespace AS n ON n.oid = p.pronamespace
            WHERE n.nspname = ? AND p.proname = ?
            """,
            row -> true,
            schema,
            function)
        .isPresent();
  }
}
