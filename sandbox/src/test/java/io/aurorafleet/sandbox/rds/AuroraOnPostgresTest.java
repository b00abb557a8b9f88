package io.aurorafleet.sandbox.rds;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.LocalClients;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import io.aurorafleet.sandbox.time.ScaledTimeline;
import io.aurorafleet.sandbox.wire.Api;
import io.aurorafleet.sandbox.wire.AwsServer;
import io.aurorafleet.sandbox.wire.FaultPlan;
import io.aurorafleet.sandbox.wire.Service;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;

/** The whole of it: the SDK's client over HTTP, real PostgreSQL servers, AWS's minutes in parts. */
class AuroraOnPostgresTest {
  private static final double SCALE = 600;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final ExecutorService work = Executors.newFixedThreadPool(2);
  private final ScaledTimeline time = new ScaledTimeline(SCALE);
  private final PostgresDataPlane plane = new PostgresDataPlane();
  private final AuroraRds aurora =
      new AuroraRds(
          RdsOptions.usual("123456789012", "us-east-1"),
          time,
          plane,
          work,
          (source, type, detail, resources) -> events.add(detail));
  private AwsServer server;
  private RdsClient rds;

  @BeforeEach
  void serve() throws Exception {
    server = AwsServer.start(0, "us-east-1", List.of(new Service(Api.RDS, aurora)), FaultPlan.NONE);
    rds = LocalClients.to(RdsClient.builder(), server.uri());
  }

  @AfterEach
  void end() {
    rds.close();
    server.close();
    time.close();
    work.shutdownNow();
    plane.close();
  }

  @Test
  void aCloneIsMadeServesAndIsUpgradedWhileItsSourceStaysAsItWas() throws Exception {
    aurora
        .seed(ClusterSeed.of("orders", "14.24", "master", "correct-horse").withDatabase("shop"))
        .join();
    run("orders", "CREATE TABLE t AS SELECT g FROM generate_series(1, 1000) g");
    rds.restoreDBClusterToPointInTime(
        r ->
            r.dbClusterIdentifier("orders-clone")
                .sourceDBClusterIdentifier("orders")
                .restoreType("copy-on-write")
                .useLatestRestorableTime(true));
    await("RDS-EVENT-0170", "orders-clone");
    run("orders", "DELETE FROM t WHERE g > 10");
    rds.createDBInstance(
        r ->
            r.dbInstanceIdentifier("orders-clone-1")
                .dbClusterIdentifier("orders-clone")
                .dbInstanceClass("db.r6g.large")
                .engine("aurora-postgresql"));
    await("RDS-EVENT-0005", "orders-clone-1");
    rds.modifyDBCluster(
        r ->
            r.dbClusterIdentifier("orders-clone")
                .engineVersion("17.11")
                .allowMajorVersionUpgrade(true)
                .applyImmediately(true));
    await("RDS-EVENT-0176", "orders-clone");
    assertThat(cluster("orders-clone").status()).isEqualTo("available");
    assertThat(cluster("orders-clone").engineVersion()).isEqualTo("17.11");
    assertThat(ask("orders-clone", "SHOW server_version")).startsWith("17.11");
    assertThat(ask("orders-clone", "SELECT count(*) FROM t")).isEqualTo("1000");
    assertThat(ask("orders", "SHOW server_version")).startsWith("14.24");
    assertThat(ask("orders", "SELECT count(*) FROM t")).isEqualTo("10");
  }

  @Test
  void aColumnThatCannotBeCarriedRefusesAndTheLogSaysWhich() throws Exception {
    aurora
        .seed(ClusterSeed.of("orders", "16.13", "master", "correct-horse").withDatabase("shop"))
        .join();
    run("orders", "CREATE TABLE t (handler regproc)");
    rds.modifyDBCluster(
        r ->
            r.dbClusterIdentifier("orders")
                .engineVersion("17.11")
                .allowMajorVersionUpgrade(true)
                .applyImmediately(true));
    await("RDS-EVENT-0174", "orders");
    assertThat(cluster("orders").status()).isEqualTo("available");
    assertThat(cluster("orders").engineVersion()).isEqualTo("16.13");
    String name =
        rds.describeDBLogFiles(
                r -> r.dbInstanceIdentifier("orders-instance-1").filenameContains("precheck"))
            .describeDBLogFiles()
            .get(0)
            .logFileName();
    assertThat(
            rds.downloadDBLogFilePortion(
                    r -> r.dbInstanceIdentifier("orders-instance-1").logFileName(name).marker("0"))
                .logFileData())
        .contains("could not be upgraded from 16.13 to 17.11")
        .contains("handler");
    rds.modifyDBCluster(
        r ->
            r.dbClusterIdentifier("orders")
                .masterUserPassword("another-password")
                .applyImmediately(true));
    await("RDS-EVENT-0016", "orders");
    assertThat(ask("orders", "SELECT 1", "another-password")).isEqualTo("1");
  }

  private DBCluster cluster(String id) {
    return rds.describeDBClusters(r -> r.dbClusterIdentifier(id)).dbClusters().get(0);
  }

  private void await(String eventId, String identifier) throws InterruptedException {
    String detail;
    do {
      detail = events.poll(60, TimeUnit.SECONDS);
      assertThat(detail).as("event %s of %s", eventId, identifier).isNotNull();
    } while (!detail.contains(eventId)
        || !detail.contains("\"SourceIdentifier\":\"" + identifier + "\""));
  }

  private Connection open(String id, String password) throws SQLException {
    DBCluster cluster = cluster(id);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + cluster.endpoint() + ":" + cluster.port() + "/shop",
        "master",
        password);
  }

  private void run(String id, String sql) throws SQLException {
    try (Connection session = open(id, "correct-horse");
        Statement statement = session.createStatement()) {
      statement.execute(sql);
    }
  }

  private String ask(String id, String sql) throws SQLException {
    return ask(id, sql, "correct-horse");
  }

  private String ask(String id, String sql, String password) throws SQLException {
    try (Connection session = open(id, password);
        Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
