package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.database.DatabaseSettings;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.JdbcDatabases;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Finding.Severity;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Extensions of a real old server, against what a real server of the target offers. */
class TargetServersTest {
  private static final String SECRET = "correct horse";
  private static final Map<String, String> TAGS = Map.of(Region.NAMED, "orders");

  /** The ports of all sessions. */
  private static final Queue<Integer> OPENED = new ConcurrentLinkedQueue<>();

  private static Databases databases;

  private PostgresDataPlane plane;
  private Region region;

  @BeforeAll
  static void start() {
    JdbcDatabases real =
        new JdbcDatabases(
            DatabaseSettings.defaults()
                .secured("disable", null)
                .timed(Duration.ofSeconds(30), Duration.ofSeconds(1), Duration.ofMillis(20)));
    databases =
        (place, login, worker) -> {
          OPENED.add(place.port());
          return real.open(place, login, worker);
        };
  }

  @AfterEach
  void end() {
    plane.close();
  }

  @BeforeEach
  void seed() throws Exception {
    OPENED.clear();
    plane = new PostgresDataPlane();
    region = new Region(plane, databases, new Crew(4, Duration.ofMillis(20)));
    region.rds.seed(ClusterSeed.of("orders", "14.24", "master", SECRET).withTags(TAGS)).join();
    region.secret("orders", "{\"username\":\"master\",\"password\":\"%s\"}".formatted(SECRET));
    // gone since PostgreSQL 17
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/postgres"
                    .formatted(region.view("orders").host(), region.view("orders").port()),
                "master",
                SECRET);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE EXTENSION IF NOT EXISTS old_snapshot");
      statement.execute("CREATE EXTENSION IF NOT EXISTS hstore");
    }
  }

  private void canary(Map<String, String> tags) {
    region.rds.seed(ClusterSeed.of("canary", "17.11", "master", SECRET).withTags(tags)).join();
  }

  private List<Finding> absent() {
    return region.look("orders").of(Severity.BLOCKER).stream()
        .filter(f -> f.check().equals("extensions-absent-on-target"))
        .toList();
  }

  @Test
  void anExtensionThatAServerOfTheTargetDoesNotOfferIsABlockerAndSaysWhoWasAsked() {
    canary(TAGS);
    assertThat(absent())
        .singleElement()
        .satisfies(f -> assertThat(f.database()).isEqualTo("postgres"))
        .satisfies(f -> assertThat(f.what()).contains("17.11, cluster canary"))
        .satisfies(f -> assertThat(f.details().toString()).contains("old_snapshot"))
        .satisfies(f -> assertThat(f.details().toString()).doesNotContain("hstore", "plpgsql"));
  }

  @Test
  void aServerIsAskedOnceForMany() {
    canary(TAGS);
    int port = region.view("canary").port();
    assertThat(absent()).hasSize(1);
    assertThat(absent()).hasSize(1);
    assertThat(OPENED.stream().filter(p -> p == port)).hasSize(1);
  }

  @Test
  void withoutAServerThatWeMayAskTheLookGoesOnWithTheTable() {
    canary(Map.of());
    assertThat(absent()).isEmpty();
    assertThat(OPENED).doesNotContain(region.view("canary").port());
  }

  @Test
  void aServerThatDoesNotLetUsInIsNobodysProblem() {
    canary(Map.of(Region.NAMED, "no-such-secret"));
    ClusterSurvey survey = region.look("orders");
    assertThat(survey.unseen()).isEmpty();
    assertThat(survey.findings()).noneMatch(f -> f.check().equals("extensions-absent-on-target"));
  }
}
