package io.aurorafleet.sandbox.rds.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.sandbox.rds.DataPlane;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Data in memory behave as PostgreSQL's do over copies and upgrades. */
class MemoryDataPlaneTest {
  private final MemoryDataPlane plane = new MemoryDataPlane();
  private MemoryServer server;

  @BeforeEach
  void cluster() {
    DataPlane.Address address =
        plane.create("c1", "14.24", "master", "correct-horse", Map.of("work_mem", "64"));
    server = plane.server(address).orElseThrow();
    server.databases().get("postgres").tables().put("public.t", new MemoryTable(3));
  }

  private static Consumer<MemoryServer> with(Consumer<MemoryServer> change) {
    return change;
  }

  static Stream<Arguments> refusals() {
    return Stream.of(
        Arguments.of(
            with(s -> s.preparedTransactions().add("tx")), "prepared_transactions.txt", "tx"),
        Arguments.of(
            with(s -> s.slots().put("s", new MemorySlot("s", "pgoutput", "postgres", false))),
            "logical_replication_slots.txt",
            "s"),
        Arguments.of(
            with(s -> s.databases().get("postgres").regColumns().add("public.t.c")),
            "tables_using_reg.txt",
            "postgres: public.t.c"),
        Arguments.of(
            with(s -> s.databases().get("postgres").invalid(true)),
            "databases_cannot_connect_to.txt",
            "postgres"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void aMajorUpgradeIsRefused(Consumer<MemoryServer> cause, String check, String detail) {
    cause.accept(server);
    assertThat(plane.precheck("c1", "17.11"))
        .singleElement()
        .satisfies(
            r -> {
              assertThat(r.check()).isEqualTo(check);
              assertThat(r.details()).containsExactly(detail);
            });
    assertThat(plane.precheck("c1", "14.99")).as("a minor minds none of it").isEmpty();
  }

  @Test
  void aPhysicalSlotRefusesNothing() {
    server.slots().put("p", new MemorySlot("p", "", "", true));
    assertThat(plane.precheck("c1", "17.11")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"14.25,true", "17.11,false", "18.6,true"})
  void statisticsSurvive(String target, boolean kept) throws Exception {
    MemoryTable table = server.databases().get("postgres").tables().get("public.t");
    table.analyze();
    plane.takeDown("c1");
    plane.upgrade("c1", target);
    plane.bringUp("c1", Map.of());
    assertThat(table.analyzed()).isEqualTo(kept);
    assertThat(table.rows()).isEqualTo(3);
    assertThat(server.version()).isEqualTo(target);
  }

  @Test
  void aFailedUpgradeChangesNothingAndARunningOneIsRefused() {
    assertThatThrownBy(() -> plane.upgrade("c1", "17.11"))
        .isInstanceOf(IllegalStateException.class);
    server.failNextUpgrade("boom");
    plane.takeDown("c1");
    assertThatThrownBy(() -> plane.upgrade("c1", "17.11"))
        .isInstanceOf(DataPlane.UpgradeFailed.class);
    assertThat(server.version()).isEqualTo("14.24");
  }

  @Test
  void aCopyIsItsOwn() {
    DataPlane.Address address = plane.copy("c1", "c2", Map.of());
    MemoryServer copy = plane.server(address).orElseThrow();
    copy.databases().get("postgres").tables().get("public.t").insert(1);
    assertThat(server.databases().get("postgres").tables().get("public.t").rows()).isEqualTo(3);
    assertThat(copy.admits("master", "correct-horse")).isTrue();
    plane.delete("c1");
    assertThat(plane.server("c1")).isEmpty();
    assertThat(plane.server("c2")).contains(copy);
  }
}
