package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.Checks;
import io.aurorafleet.preflight.Upgrade;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing broken on a real server is found by name, and what is to be pasted cures it. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 17})
@ExtendWith(Servers.class)
final class PreflightFindsAndCuresTest {
  private static final String DATABASE = "broken";
  private final Upgrade upgrade;
  private final TestServer server;

  PreflightFindsAndCuresTest(int major, Servers.Pool servers) {
    this.upgrade = new Upgrade(major, 18, true, Slots.REFUSE);
    this.server = servers.get(major);
  }

  static List<Broken> all() {
    return BrokenOnes.ALL;
  }

  @ParameterizedTest
  @MethodSource("all")
  void foundAndCured(Broken broken) throws SQLException {
    Assumptions.assumeTrue(
        upgrade.from() >= broken.from() && upgrade.from() <= broken.upTo(),
        "no server of this major can be broken like this");
    server.fresh(DATABASE);
    server.run(DATABASE, broken.setup().toArray(String[]::new));
    try {
      Finding found = finding(broken).orElseThrow();
      for (String object : broken.objects()) {
        assertThat(found.details()).anyMatch(detail -> detail.startsWith(object));
      }
      if (broken.cured()) {
        server.run(DATABASE, statements(found.remedy()));
        assertThat(finding(broken)).isEmpty();
      }
    } finally {
      tidy();
    }
  }

  /** What stands below the remedy's first line; names may hold line breaks. */
  private static String[] statements(String remedy) {
    return remedy.substring(remedy.indexOf('\n') + 1).split("(?<=;)\n", -1);
  }

  private Optional<Finding> finding(Broken broken) {
    try (DatabaseSession session = server.open(DATABASE, 1)) {
      return Checks.run(Checks.forHop(upgrade), broken.scope(), upgrade, DATABASE, session::observe)
          .stream()
          .filter(finding -> finding.check().equals(broken.check()))
          .findFirst();
    }
  }

  /** The server is shared: what a test left in it must not stay. */
  private void tidy() throws SQLException {
    for (String name : server.texts(DATABASE, "SELECT subname FROM pg_subscription")) {
      String subscription = Sql.identifier(name);
      server.run(
          DATABASE,
          "ALTER SUBSCRIPTION " + subscription + " DISABLE",
          "ALTER SUBSCRIPTION " + subscription + " SET (slot_name = NONE)",
          "DROP SUBSCRIPTION " + subscription);
    }
    server.run(
        "postgres",
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots",
        "SELECT pg_replication_origin_drop(roname) FROM pg_replication_origin",
        "ALTER DATABASE broken CONNECTION LIMIT -1");
    for (String name :
        server.texts(
            "postgres",
            "SELECT datname FROM pg_database WHERE datname ~ '^(two.lines|my.million)|^broken$'")) {
      server.run("postgres", "DROP DATABASE " + Sql.identifier(name));
    }
    for (String role :
        server.texts("postgres", "SELECT rolname FROM pg_roles WHERE rolname ~ 'o''dd'")) {
      server.run(
          "postgres", "DROP OWNED BY " + Sql.identifier(role), "DROP ROLE " + Sql.identifier(role));
    }
  }
}
