package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Extensions that need a recipe, as far as their shape goes: the real ones are not to be had here,
 * so that stand-ins of the same names and functions are put into a server of its own.
 */
final class ExtensionRecipesTest {
  private static PostgresDataPlane plane;
  private static TestServer server;
  private static Path share;

  @BeforeAll
  static void start() throws Exception {
    plane =
        new PostgresDataPlane(
            Path.of(
                System.getProperty("java.io.tmpdir"),
                "aurora-fleet-" + System.getProperty("user.name") + "-recipes"));
    String version =
        plane.versions().stream().filter(v -> v.startsWith("17.")).findFirst().orElse("");
    Assumptions.assumeFalse(version.isEmpty(), "this platform has no binaries of 17");
    server =
        new TestServer(
            plane.create(
                "recipes",
                version,
                TestServer.LOGIN.user(),
                TestServer.LOGIN.password(),
                Map.of()));
    share =
        Path.of(
            server
                .texts("postgres", "SELECT setting FROM pg_config WHERE name = 'SHAREDIR'")
                .get(0),
            "extension");
    standIns();
  }

  @AfterAll
  static void stop() {
    plane.close();
  }

  private static void standIns() throws IOException {
    extension(
        "postgis",
        "3.4",
        "CREATE FUNCTION @extschema@.noop() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    file("postgis--3.1.sql", POSTGIS_3_1);
    file(
        "postgis--3.1--3.4.sql",
        "CREATE FUNCTION @extschema@.wrong_way() RETURNS int LANGUAGE sql AS 'SELECT 1'");
    extension("postgis_topology", "3.4", "", "requires = 'postgis'");
    file("postgis_topology--3.1.sql", "CREATE TABLE @extschema@.topology (id int);");
    file("postgis_topology--3.1--3.4.sql", "");
    extension(
        "pg_repack",
        "1.5",
        "CREATE FUNCTION @extschema@.repack_version() RETURNS text LANGUAGE sql AS $$SELECT '1.5'::text$$;");
    file(
        "pg_repack--1.4.sql",
        "CREATE FUNCTION @extschema@.repack_version() RETURNS text LANGUAGE sql AS $$SELECT '1.4'::text$$;");
    extension("rdkit", "4.7", "CREATE TYPE @extschema@.broken AS (a nosuchtype);");
    file("rdkit--4.5.sql", "CREATE TYPE @extschema@.mol AS (a int);");
    extension("pg_cron", "1.10", "", "schema = pg_catalog");
    file(
        "pg_cron--1.9.sql",
        "CREATE SCHEMA cron; CREATE TABLE cron.job (jobid bigint, schedule text, command text, database text, username text, active boolean); SELECT pg_extension_config_dump('cron.job', '');");
    file("pg_cron--1.9--1.10.sql", "UPDATE cron.job SET active = true;");
    extension("zz_needed", "2", "");
    file("zz_needed--1.sql", "");
    file("zz_needed--1--2.sql", "");
    extension("aa_needs", "2", "", "requires = 'zz_needed'");
    file("aa_needs--1.sql", "");
    file("aa_needs--1--2.sql", "");
    extension("ahead", "1.9", "");
    file("ahead--1.9--1.10.sql", "");
  }

  /** The first call does its part only; the second completes it, as with a new major. */
  private static final String POSTGIS_3_1 =
      """
      CREATE TABLE @extschema@.calls (at timestamptz DEFAULT now());
      CREATE FUNCTION @extschema@.postgis_full_version() RETURNS text LANGUAGE sql AS
        $$ SELECT CASE WHEN count(*) < 2 THEN 'POSTGIS="3.4" (procs need upgrade for use with 17)'
                       ELSE 'POSTGIS="3.4"' END FROM calls $$;
      CREATE FUNCTION @extschema@.postgis_extensions_upgrade() RETURNS text LANGUAGE plpgsql AS $$
        BEGIN
          INSERT INTO calls DEFAULT VALUES;
          UPDATE pg_extension SET extversion = '3.4'
          WHERE extname IN ('postgis', 'postgis_topology');
          RETURN 'upgraded';
        END $$;
      """;

  private static void extension(String name, String version, String sql, String... more)
      throws IOException {
    file(
        name + ".control",
        "default_version = '"
            + version
            + "'\nrelocatable = false\n"
            + String.join("\n", more)
            + "\n");
    file(name + "--" + version + ".sql", sql);
  }

  private static void file(String name, String text) throws IOException {
    Files.writeString(share.resolve(name), text);
  }

  @Test
  void postgisIsUpgradedByItsOwnFunctionTwiceIfNeedBeAndItsFamilyWithIt() throws Exception {
    String database = server.fresh("gis \"x\"");
    server.run(
        database,
        "CREATE SCHEMA \"g;is\"",
        "CREATE EXTENSION postgis WITH SCHEMA \"g;is\" VERSION '3.1'",
        "CREATE EXTENSION postgis_topology WITH SCHEMA public VERSION '3.1'");
    try (DatabaseSession session = server.open(database, 1)) {
      assertThat(session.outdatedExtensions().keySet())
          .containsExactly("postgis", "postgis_topology");
      ExtensionChange postgis = session.updateExtension(Fence.OPEN, "postgis");
      assertThat(postgis.problem()).isEmpty();
      assertThat(postgis.to()).isEqualTo("3.4");
      assertThat(postgis.note()).contains("twice");
      assertThat(session.updateExtension(Fence.OPEN, "postgis_topology").failed()).isFalse();
      assertThat(session.outdatedExtensions()).isEmpty();
    }
    assertThat(server.texts(database, "SELECT count(*) FROM \"g;is\".calls")).containsExactly("2");
  }

  @Test
  void whatHasNoPathIsMadeAnewWhereNothingDependsOnIt() throws Exception {
    String database = server.fresh("repack");
    server.run(database, "CREATE EXTENSION pg_repack WITH SCHEMA public VERSION '1.4'");
    try (DatabaseSession session = server.open(database, 1)) {
      ExtensionChange change = session.updateExtension(Fence.OPEN, "pg_repack");
      assertThat(change.to()).isEqualTo("1.5");
      assertThat(change.failed()).isFalse();
      assertThat(change.note()).contains("dropped and created again");
    }
    assertThat(server.texts(database, "SELECT public.repack_version()")).containsExactly("1.5");
  }

  @Test
  void whatSomethingDependsOnIsLeftAndSaid() throws Exception {
    String database = server.fresh("depends");
    server.run(
        database,
        "CREATE EXTENSION pg_repack WITH SCHEMA public VERSION '1.4'",
        "CREATE VIEW public.mine AS SELECT public.repack_version()");
    try (DatabaseSession session = server.open(database, 1)) {
      ExtensionChange change = session.updateExtension(Fence.OPEN, "pg_repack");
      assertThat(change.to()).isEqualTo("1.4");
      assertThat(change.problem()).contains("view mine depends", "pg_get_viewdef");
    }
  }

  @Test
  void defect1_creationThatFailsTakesTheDropBack() throws Exception {
    String database = server.fresh("taken back");
    server.run(database, "CREATE EXTENSION rdkit WITH SCHEMA public VERSION '4.5'");
    try (DatabaseSession session = server.open(database, 1)) {
      ExtensionChange change = session.updateExtension(Fence.OPEN, "rdkit");
      assertThat(change.failed()).isTrue();
      assertThat(change.to()).isEqualTo("4.5");
      assertThat(change.problem()).contains("nosuchtype");
    }
    assertThat(
            server.texts(database, "SELECT extversion FROM pg_extension WHERE extname = 'rdkit'"))
        .containsExactly("4.5");
  }

  @Test
  void jobsOfPgCronStayAsTheyWereOrTheUpdateIsTakenBack() throws Exception {
    String database = server.fresh("cron");
    server.run(
        database,
        "CREATE EXTENSION pg_cron VERSION '1.9'",
        "INSERT INTO cron.job VALUES (1, '* * * * *', 'SELECT 1', 'app', 'bob', true)");
    try (DatabaseSession session = server.open(database, 1)) {
      assertThat(session.updateExtension(Fence.OPEN, "pg_cron").to()).isEqualTo("1.10");
      server.run(
          database,
          "DROP EXTENSION pg_cron",
          "DROP SCHEMA IF EXISTS cron",
          "CREATE EXTENSION pg_cron VERSION '1.9'",
          "INSERT INTO cron.job VALUES (1, '* * * * *', 'SELECT 1', 'app', 'bob', false)");
      ExtensionChange change = session.updateExtension(Fence.OPEN, "pg_cron");
      assertThat(change.problem()).contains("jobs would not be what they were");
      assertThat(change.to()).isEqualTo("1.9");
    }
    assertThat(server.texts(database, "SELECT active FROM cron.job")).containsExactly("f");
  }

  @Test
  void neededOnesComeFirstAndNewerOnesAreLeftAlone() throws Exception {
    String database = server.fresh("order");
    server.run(
        database,
        "CREATE EXTENSION zz_needed VERSION '1'",
        "CREATE EXTENSION aa_needs VERSION '1'",
        "CREATE EXTENSION ahead VERSION '1.10'");
    try (DatabaseSession session = server.open(database, 1)) {
      assertThat(session.outdatedExtensions().keySet()).containsExactly("zz_needed", "aa_needs");
    }
  }

  @Test
  void whatTheServerNoLongerOffersIsSaid() throws Exception {
    String database = server.fresh("gone");
    extension("fleeting", "1", "");
    server.run(database, "CREATE EXTENSION fleeting");
    Files.delete(share.resolve("fleeting.control"));
    try (DatabaseSession session = server.open(database, 1)) {
      assertThat(session.outdatedExtensions()).containsOnlyKeys("fleeting");
      assertThat(session.updateExtension(Fence.OPEN, "fleeting").problem())
          .contains("does not offer it");
    }
  }

  @Test
  void orderIsByNeedThenByName() {
    Map<String, Set<String>> requires =
        Map.of("a", Set.of("c"), "c", Set.of("b", "x"), "x", Set.of("a"));
    assertThat(Extensions.order(Set.of("a", "b", "c"), requires)).isEqualTo(List.of("b", "c", "a"));
  }
}
