package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.checkpoint.Slot;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Logical slots are dropped and made again as they were. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 17})
@ExtendWith(Servers.class)
final class SlotsContractTest {
  private final int major;
  private final TestServer server;

  SlotsContractTest(int major, Servers.Pool servers) {
    this.major = major;
    this.server = servers.get(major);
  }

  @BeforeEach
  @AfterEach
  void noSlots() throws Exception {
    server.run(
        "postgres",
        "SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots WHERE NOT active");
  }

  @Test
  void slotIsListedDroppedAndMadeAgain() throws Exception {
    String database = server.fresh("slots");
    String twoPhase = major >= 14 ? ", false, true" : "";
    server.run(
        database,
        "SELECT pg_create_logical_replication_slot('debezium', 'pgoutput'" + twoPhase + ")",
        "SELECT pg_create_physical_replication_slot('standby')");
    Slot before;
    try (DatabaseSession elsewhere = server.open("postgres", 1)) {
      before = elsewhere.slots().get(0);
      assertThat(elsewhere.slots()).hasSize(1);
      assertThat(before.name()).isEqualTo("debezium");
      assertThat(before.plugin()).isEqualTo("pgoutput");
      assertThat(before.database()).isEqualTo(database);
      assertThat(before.twoPhase()).isEqualTo(major >= 14);
      assertThat(before.active()).isFalse();
      assertThat(before.invalid()).isNull();
      assertThat(before.consumer()).isNull();
      assertThat(before.lagBytes()).isNotNegative();
      assertThat(before.confirmedLsn()).matches("[0-9A-F]+/[0-9A-F]+");
      elsewhere.dropSlot(Fence.OPEN, "debezium");
      elsewhere.dropSlot(Fence.OPEN, "debezium");
      assertThat(elsewhere.slots()).isEmpty();
    }
    try (DatabaseSession session = server.open(database, 1)) {
      Slot made = session.createSlot(Fence.OPEN, before);
      assertThat(made.twoPhase()).isEqualTo(before.twoPhase());
      assertThat(made.confirmedLsn()).isNotEqualTo(before.confirmedLsn());
      assertThat(session.createSlot(Fence.OPEN, before))
          .usingRecursiveComparison()
          .ignoringFields("lagBytes")
          .isEqualTo(made);
      assertThat(session.slots()).extracting(Slot::name).containsExactly("debezium");
    }
  }

  @Test
  void slotOfTheSameNameElsewhereIsNotAdopted() throws Exception {
    String database = server.fresh("slots");
    server.run("postgres", "SELECT pg_create_logical_replication_slot('taken', 'pgoutput')");
    Slot wanted = Slot.of("taken", "pgoutput", database);
    try (DatabaseSession session = server.open(database, 1)) {
      OutsideException e =
          catchThrowableOfType(
              OutsideException.class, () -> session.createSlot(Fence.OPEN, wanted));
      assertThat(e.failure().code()).isEqualTo("slot-differs");
      assertThat(e.failure().reason()).contains("\"taken\"", "database \"postgres\"");
    }
  }

  @Test
  void slotWithoutItsPluginIsAFailure() throws Exception {
    String database = server.fresh("slots");
    Slot wanted = Slot.of("json", "wal2json", database);
    try (DatabaseSession session = server.open(database, 1)) {
      OutsideException e =
          catchThrowableOfType(
              OutsideException.class, () -> session.createSlot(Fence.OPEN, wanted));
      assertThat(e.failure().reason()).contains("\"json\"");
      assertThat(session.slots()).isEmpty();
    }
  }

  @Test
  void creationWaitsForOpenTransactionsWhileTheLeaseIsKept() throws Exception {
    String database = server.fresh("slots");
    Slot wanted = Slot.of("patient", "pgoutput", database);
    try (DatabaseSession session = server.open(database, 1);
        Connection other = server.connect(database);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute("CREATE TABLE public.t ()");
      AtomicInteger checks = new AtomicInteger();
      session.createSlot(
          () -> {
            if (checks.incrementAndGet() == 20) {
              commit(other);
            }
          },
          wanted);
      assertThat(session.slots()).extracting(Slot::name).containsExactly("patient");
      assertThat(checks.get()).isGreaterThanOrEqualTo(20);
    }
  }

  private static void commit(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void slotThatIsReadIsTakenFromItsReader() throws Exception {
    String database = server.fresh("slots");
    server.run(
        database,
        "CREATE PUBLICATION p FOR ALL TABLES",
        "SELECT pg_create_logical_replication_slot('read', 'pgoutput')");
    try (SlotReader reader = SlotReader.of(server, database, "read");
        DatabaseSession session = server.open(database, 1)) {
      assertThat(session.slots()).extracting(Slot::active).containsExactly(true);
      session.dropSlot(Fence.OPEN, "read");
      assertThat(session.slots()).isEmpty();
      assertThat(reader.ended()).isTrue();
    }
  }
}
