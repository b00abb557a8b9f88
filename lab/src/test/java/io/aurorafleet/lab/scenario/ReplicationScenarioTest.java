package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.fleet.Contents;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cluster that feeds another by logical replication; both are upgraded, one after the other. */
class ReplicationScenarioTest {
  private Scene scene;

  @TempDir private Path directory;

  @BeforeEach
  void open() throws Exception {
    scene = Scene.open();
    scene.work();
  }

  @AfterEach
  void close() {
    scene.close();
  }

  @Test
  void aSubscriberIsSwitchedOffAndOnAgainAndASlotStaysFrom17On() throws Exception {
    Access source =
        scene.cluster(
            PlannedCluster.of("source", "17.11").with(Map.of("app", Contents.shopWithSlot(50))));
    Access branch =
        scene.cluster(
            PlannedCluster.of("branch", "15.19")
                .with(
                    Map.of(
                        "app",
                        List.of(
                            "CREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint,"
                                + " state text, placed timestamptz)"))));
    Sql.run(
        branch,
        "app",
        "CREATE SUBSCRIPTION from_source CONNECTION 'host=%s port=%d dbname=app user=%s password=%s' PUBLICATION changes WITH (create_slot = false, slot_name = 'warehouse', copy_data = false)"
            .formatted(source.host(), source.port(), source.user(), source.password()));
    order(source, 1001);
    arrives(branch, 1001);
    Path script = directory.resolve("verify.sql");
    Files.writeString(script, "-- database: app\nSELECT count(*) > 0 FROM orders;\n");

    RunId first = scene.dispatch("UPGRADE", "17.11", "branch", "--verify-sql", script.toString());
    ClusterReport subscriber = scene.end(first, "branch");

    assertThat(subscriber.status()).as("%s", subscriber.failure()).isEqualTo(Status.SUCCEEDED);
    assertThat(scene.artifact(first, "branch", "replication-slots.log"))
        .contains("Switched off subscription from_source", "Switched on subscription from_source");
    assertThat(subscriber.proof())
        .contains(
            new ProofItem(ProofItem.Verdict.PASS, "verify-sql", null, "the run's script holds"));
    assertThat(Objects.requireNonNull(subscriber.outage()).seconds()).isPositive();
    order(source, 1002);
    arrives(branch, 1002);

    RunId second = scene.dispatch("UPGRADE", "18.6", "source", "--slots", "keep");
    ClusterReport publisher = scene.end(second, "source");

    assertThat(publisher.status()).as("%s", publisher.failure()).isEqualTo(Status.SUCCEEDED);
    assertThat(Sql.ask(source, "app", "SELECT slot_name FROM pg_replication_slots"))
        .containsExactly("warehouse");
    order(source, 1003);
    arrives(branch, 1003);
  }

  private static void order(Access source, int id) throws Exception {
    Sql.run(source, "app", "INSERT INTO orders (id, customer_id) VALUES (%d, 1)".formatted(id));
  }

  private static void arrives(Access branch, int id) throws Exception {
    Sql.run(
        branch,
        "app",
        """
        DO $wait$ BEGIN
          FOR i IN 1..1500 LOOP
            IF EXISTS (SELECT FROM orders WHERE id = %d) THEN RETURN; END IF;
            PERFORM pg_sleep(0.02);
          END LOOP;
          RAISE 'order %d never came';
        END $wait$\
        """
            .formatted(id, id));
  }
}
