package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.DatabaseSettings;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.JdbcDatabases;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.Tag;

/** The survey on a real PostgreSQL server, in databases nobody would name so. */
class DatabaseLooksTest {
  private static final String HOSTILE = "a \"b\"; DROP DATABASE postgres; -- é'%s";
  private static final String LONG = "x".repeat(63);
  private static final String SECRET = "correct horse";

  /** The databases of all sessions. */
  private static final Queue<String> OPENED = new ConcurrentLinkedQueue<>();

  private static PostgresDataPlane plane;
  private static Region region;

  @BeforeAll
  static void start() throws Exception {
    plane = new PostgresDataPlane();
    JdbcDatabases databases =
        new JdbcDatabases(
            DatabaseSettings.defaults()
                .secured("disable", null)
                .timed(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMillis(20)));
    Databases counted =
        (place, login, worker) -> {
          OPENED.add(place.database());
          return databases.open(place, login, worker);
        };
    region = new Region(plane, counted, new Crew(4, Duration.ofMillis(20)));
    region
        .rds
        .seed(
            ClusterSeed.of("orders", "14.24", "master", SECRET)
                .withTags(Map.of(Region.NAMED, "orders")))
        .join();
    region.secret("orders", "{\"username\":\"master\",\"password\":\"%s\"}".formatted(SECRET));
    run("postgres", "CREATE DATABASE " + quoted(HOSTILE));
    run("postgres", "CREATE DATABASE " + LONG);
    run("postgres", "CREATE DATABASE closed ALLOW_CONNECTIONS false");
    run("postgres", "CREATE ROLE helper LOGIN PASSWORD '" + SECRET + "'");
    run(HOSTILE, "CREATE TABLE \"pg_temp_x\"\" t\" (\"a;b\" regproc)", "CREATE EXTENSION hstore");
    run(LONG, "CREATE TABLE kept (id int PRIMARY KEY)", "CREATE UNLOGGED TABLE lost (id int)");
  }

  @AfterAll
  static void end() {
    plane.close();
  }

  private static void name(String arn, String secret) {
    Tag tag = Tag.builder().key(Region.NAMED).value(secret).build();
    region.rds.addTagsToResource(r -> r.resourceName(arn).tags(tag));
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static void run(String database, String... statements) throws Exception {
    var at = region.view("orders");
    String path = URLEncoder.encode(database, StandardCharsets.UTF_8);
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(at.host(), at.port(), path),
                "master",
                SECRET);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  @Test
  void defect7EveryDatabaseThatAcceptsConnectionsIsLookedInto() {
    ClusterSurvey survey = region.look("orders");
    assertThat(survey.contents().databases())
        .extracting(ClusterSurvey.Database::name)
        .containsExactlyInAnyOrder(HOSTILE, LONG, "postgres", "template1");
    assertThat(survey.blockers())
        .extracting(Finding::check, Finding::database)
        .containsExactlyInAnyOrder(
            tuple("databases-refuse-connections", null), tuple("reg-types", HOSTILE));
    assertThat(survey.findings())
        .filteredOn(f -> f.check().equals("reg-types"))
        .flatExtracting(Finding::details)
        .singleElement()
        .asString()
        .contains("pg_temp_x", "a;b");
    assertThat(survey.unseen()).isEmpty();
  }

  @Test
  void everyDatabaseIsEnteredOnce() {
    OPENED.clear();
    region.look("orders");
    assertThat(OPENED).containsExactlyInAnyOrder(HOSTILE, LONG, "postgres", "template1");
  }

  @Test
  void countsWhatAdviceDependsOn() {
    ClusterSurvey.Contents contents = region.look("orders").contents();
    ClusterSurvey.Database named =
        contents.databases().stream().filter(d -> d.name().equals(LONG)).findFirst().orElseThrow();
    assertThat(named.tables()).isEqualTo(2);
    assertThat(named.withoutKey()).isEqualTo(1);
    assertThat(named.unlogged()).isEqualTo(1);
    assertThat(named.bytes()).isPositive();
    assertThat(contents.databases())
        .filteredOn(d -> d.name().equals(HOSTILE))
        .flatExtracting(d -> d.extensions().keySet())
        .contains("hstore", "plpgsql");
    assertThat(contents.walLevel()).isNotBlank();
    assertThat(contents.oldestXidAge()).isPositive();
  }

  @Test
  void theSameClusterGivesTheSameFindingsInTheSameOrderAndThePulseBeats() {
    AtomicInteger beats = new AtomicInteger();
    List<String> first = said(region.look(region.view("orders"), beats::incrementAndGet));
    assertThat(said(region.look(region.view("orders"), Pulse.NONE))).isEqualTo(first);
    assertThat(beats).hasValueGreaterThan(4);
  }

  private static List<String> said(ClusterSurvey survey) {
    return survey.findings().stream()
        .map(f -> f.check() + " " + f.database() + " " + f.details())
        .toList();
  }

  @Test
  void aUserWithoutRightsIsToldAndADatabaseItMayNotEnterHidesNoOther() throws Exception {
    run("postgres", "REVOKE CONNECT ON DATABASE " + LONG + " FROM PUBLIC");
    region.secret("weak", "{\"username\":\"helper\",\"password\":\"%s\"}".formatted(SECRET));
    String arn = region.view("orders").arn();
    name(arn, "weak");
    try {
      ClusterSurvey survey = region.look("orders");
      assertThat(survey.of(Severity.BLOCKER))
          .extracting(Finding::check)
          .contains("not-rds-superuser", "reg-types", "database-unseen");
      assertThat(survey.blockers())
          .filteredOn(f -> f.check().equals("not-rds-superuser"))
          .extracting(Finding::remedy)
          .singleElement()
          .asString()
          .contains("GRANT rds_superuser TO helper");
      assertThat(survey.blockers())
          .filteredOn(f -> f.check().equals("database-unseen"))
          .extracting(Finding::database)
          .containsExactly(LONG);
      assertThat(survey.toString()).doesNotContain(SECRET);
    } finally {
      run("postgres", "GRANT CONNECT ON DATABASE " + LONG + " TO PUBLIC");
      name(arn, "orders");
    }
  }
}
