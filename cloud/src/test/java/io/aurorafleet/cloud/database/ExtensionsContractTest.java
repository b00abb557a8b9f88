package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Extensions are brought to the server's default versions, each for itself. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 17})
@ExtendWith(Servers.class)
final class ExtensionsContractTest {
  private final int major;
  private final TestServer server;

  ExtensionsContractTest(int major, Servers.Pool servers) {
    this.major = major;
    this.server = servers.get(major);
  }

  /** 1.8 in 13, 1.10 in 15, 1.11 in 17: by text, 1.9 would be the newest. */
  private String newestStatements() {
    return major == 13 ? "1.8" : major == 15 ? "1.10" : "1.11";
  }

  @Test
  void defect1_newestVersionIsPostgresqlsOwnNotTheLastByText() throws Exception {
    String database = server.fresh("text sort");
    String old = major == 13 ? "1.7" : "1.9";
    server.run(database, "CREATE EXTENSION pg_stat_statements VERSION '" + old + "'");
    try (DatabaseSession session = server.open(database, 1)) {
      assertThat(session.outdatedExtensions())
          .containsOnly(java.util.Map.entry("pg_stat_statements", newestStatements()));
      assertThat(session.updateExtension(Fence.OPEN, "pg_stat_statements"))
          .isEqualTo(
              new ExtensionChange(database, "pg_stat_statements", old, newestStatements(), ""));
      assertThat(session.outdatedExtensions()).isEmpty();
      assertThat(session.updateExtension(Fence.OPEN, "pg_stat_statements").failed()).isFalse();
      assertThat(session.holding(Pulse.NONE).state().extensions())
          .containsEntry("pg_stat_statements", newestStatements());
    }
  }

  @Test
  void defect1_failingExtensionIsNamedAndTakesNoOtherBack() throws Exception {
    String database = server.fresh("one fails");
    server.run(
        database,
        "CREATE EXTENSION pg_stat_statements WITH SCHEMA public VERSION '1.6'",
        "CREATE FUNCTION public.pg_stat_statements_reset(oid, oid, bigint) RETURNS void"
            + " LANGUAGE sql AS ''",
        "CREATE EXTENSION hstore WITH SCHEMA public VERSION '1.4'");
    try (DatabaseSession session = server.open(database, 1)) {
      ExtensionChange good = session.updateExtension(Fence.OPEN, "hstore");
      ExtensionChange bad = session.updateExtension(Fence.OPEN, "pg_stat_statements");
      assertThat(good.failed()).isFalse();
      assertThat(bad.failed()).isTrue();
      assertThat(bad.problem()).contains("pg_stat_statements_reset");
      assertThat(bad.to()).isEqualTo("1.6");
      assertThat(session.outdatedExtensions()).containsOnlyKeys("pg_stat_statements");
    }
  }

  @Test
  void versionWithoutAWayToTheNewestIsSaidToHaveNone() throws Exception {
    String database = server.fresh("no way");
    server.run(
        database,
        "CREATE EXTENSION hstore",
        "UPDATE pg_extension SET extversion = '0.1' WHERE extname = 'hstore'");
    try (DatabaseSession session = server.open(database, 1)) {
      ExtensionChange change = session.updateExtension(Fence.OPEN, "hstore");
      assertThat(change.problem()).contains("no update path from 0.1");
      assertThat(session.updateExtension(Fence.OPEN, "nothing \"like\" it").problem())
          .contains("not installed");
    }
  }
}
