package io.aurorafleet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import io.aurorafleet.lab.CommandLineRun;
import io.aurorafleet.lab.fleet.Contents;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a cluster's own state or login stops: a sentence, what to do, and nothing changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalScenarioTest {
  private static final String SECRET_TAG = "aurora-maintenance-user-secret";
  private static final String SECRET = "shop-maintenance-user-secret";

  private Scene scene;
  private Access access;

  @BeforeAll
  void open() throws Exception {
    scene = Scene.open();
    scene.work();
    access =
        scene.cluster(PlannedCluster.of("shop", "15.19").with(Map.of("app", Contents.shop(50))));
  }

  @AfterAll
  void close() {
    scene.close();
  }

  @Test
  void aMissingSecret() throws Exception {
    scene.tag("shop", SECRET_TAG, "nobody-made-this");
    try {
      refused("preflight-blocked", "nobody-made-this", "username and password");
    } finally {
      scene.tag("shop", SECRET_TAG, SECRET);
    }
  }

  @Test
  void aSecretThatIsNotJson() throws Exception {
    secret("swordfish-in-plain-text");
    try {
      Failure failure = refused("preflight-blocked", SECRET, "not a JSON object");
      assertThat(failure.toString()).doesNotContain("swordfish");
    } finally {
      secret(login("sandbox-only"));
    }
  }

  @Test
  void aWrongPassword() throws Exception {
    secret(login("swordfish"));
    try {
      Failure failure = refused("preflight-blocked", "shop", "secret");
      assertThat(failure.toString()).doesNotContain("swordfish");
    } finally {
      secret(login("sandbox-only"));
    }
  }

  @Test
  void aPreparedTransaction() throws Exception {
    Sql.run(
        access,
        "app",
        "BEGIN",
        "INSERT INTO customer (name) VALUES ('prepared')",
        "PREPARE TRANSACTION 'transfer-7'");
    try {
      refused("preflight-blocked", "transfer-7", "ROLLBACK PREPARED 'transfer-7'");
    } finally {
      Sql.run(access, "app", "ROLLBACK PREPARED 'transfer-7'");
    }
  }

  @Test
  void aLogicalSlotThatNobodyAllowedToBeDropped() throws Exception {
    Sql.run(access, "app", "SELECT pg_create_logical_replication_slot('lake', 'pgoutput')");
    try {
      refused("preflight-blocked", "lake", "--slots");
      assertThat(Sql.ask(access, "app", "SELECT slot_name FROM pg_replication_slots"))
          .containsExactly("lake");
    } finally {
      Sql.run(access, "app", "SELECT pg_drop_replication_slot('lake')");
    }
  }

  @Test
  void aClusterThatIsUpWithItsPortClosed() throws Exception {
    String id = scene.describe("shop").dbClusterResourceId();
    scene.aws().plane().takeDown(id);
    try {
      Failure failure = refused("database-unreachable", "127.0.0.1:" + access.port(), "equeue");
      assertThat(failure.nextAction()).doesNotContain("Nothing has to be done");
    } finally {
      scene
          .aws()
          .plane()
          .bringUp(id, Map.of("rds.logical_replication", "1", "max_prepared_transactions", "10"));
    }
  }

  private Failure refused(String code, String inReason, String inAction) throws Exception {
    RunId run = scene.dispatch("UPGRADE", "17.11", "shop");
    ClusterReport report = scene.end(run, "shop");
    assertThat(report.status()).isEqualTo(Status.FAILED);
    Failure failure = Objects.requireNonNull(report.failure());
    assertThat(failure.code()).as(failure.reason()).isEqualTo(code);
    assertThat(failure.reason() + " " + failure.nextAction()).contains(inReason, inAction);
    assertThat(failure.reason()).contains("shop");
    assertThat(scene.copies("shop")).as("no clone was made").isZero();
    assertThat(scene.upgrades("shop")).isZero();
    assertThat(scene.describe("shop").engineVersion()).isEqualTo("15.19");
    assertThat(scene.artifact(run, "shop", "error-report.txt"))
        .contains("Reason:", "Suggestion:")
        .doesNotContain("\tat ", "swordfish");
    CommandLineRun status = scene.run("status", "--run", run.value());
    assertThat(status.exit()).isEqualTo(4);
    assertThat(status.out()).contains("failed").doesNotContain("swordfish");
    return failure;
  }

  private void secret(String text) {
    scene.aws().sandbox().secrets().putSecretValue(r -> r.secretId(SECRET).secretString(text));
  }

  private static String login(String password) {
    return "{\"username\":\"aurora_maintenance_user\",\"password\":\"%s\"}".formatted(password);
  }
}
