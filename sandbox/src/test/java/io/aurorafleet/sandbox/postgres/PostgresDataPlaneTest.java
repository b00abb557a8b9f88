package io.aurorafleet.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.sandbox.rds.DataPlane.Address;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresDataPlaneTest {
  private PostgresDataPlane plane;

  @BeforeAll
  void open() {
    plane = new PostgresDataPlane();
  }

  @AfterAll
  void close() {
    plane.close();
  }

  @Test
  void everyVersionServesItsMasterUserAndNobodyElse() throws Exception {
    for (String version : plane.versions()) {
      Address at = plane.create("v" + version, version, "master", "se'cret", Map.of());
      try (Connection session = connect(at, "postgres", "se'cret")) {
        assertThat(Sql.texts(session, "SHOW server_version")).containsExactly(version);
        assertThat(
                Sql.texts(session, "SELECT datname FROM pg_database WHERE datallowconn ORDER BY 1"))
            .containsExactly("postgres", "rdsadmin", "template1");
        assertThat(Sql.texts(session, "SELECT pg_has_role('rds_superuser', 'member')"))
            .containsExactly("t");
        Sql.run(session, "CREATE EXTENSION pg_stat_statements");
        assertThat(Sql.texts(session, "SELECT count(*) > 0 FROM pg_stat_statements"))
            .containsExactly("t");
      }
      assertThatThrownBy(() -> connect(at, "postgres", "wrong")).isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> connect(at, "rdsadmin", "se'cret"))
          .hasMessageContaining("pg_hba.conf");
      plane.delete("v" + version);
      assertThatThrownBy(() -> connect(at, "postgres", "se'cret")).hasMessageContaining("refused");
    }
  }

  @Test
  void copyHasTheRowsAndGoesItsOwnWay() throws Exception {
    Address source = plane.create("source", "16.13", "master", "pw", Map.of());
    try (Connection session = connect(source, "postgres", "pw")) {
      Sql.run(session, "CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
      Address copy = plane.copy("source", "copy", Map.of());
      Sql.run(session, "INSERT INTO t VALUES (0)");
      try (Connection other = connect(copy, "postgres", "pw")) {
        Sql.run(other, "DELETE FROM t WHERE n > 10");
        assertThat(Sql.texts(other, "SELECT count(*) FROM t")).containsExactly("10");
      }
      assertThat(Sql.texts(session, "SELECT count(*) FROM t")).containsExactly("1001");
    }
    plane.takeDown("source");
    assertThatThrownBy(() -> connect(source, "postgres", "pw")).hasMessageContaining("refused");
    plane.upgrade("source", "16.15");
    plane.bringUp("source", Map.of("work_mem", "8192", "rds.force_ssl", "1", "cpu", "x"));
    try (Connection session = connect(source, "postgres", "pw")) {
      assertThat(Sql.texts(session, "SHOW server_version")).isEqualTo(List.of("16.15"));
      assertThat(Sql.texts(session, "SHOW work_mem")).isEqualTo(List.of("8MB"));
      assertThat(Sql.texts(session, "SELECT count(*) FROM t")).containsExactly("1001");
    }
  }

  private static Connection connect(Address at, String database, String password)
      throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + at.host() + ":" + at.port() + "/" + database, "master", password);
  }
}
