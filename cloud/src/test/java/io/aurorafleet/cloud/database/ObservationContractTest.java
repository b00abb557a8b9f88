package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.call.OutsideException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking with many queries at once: the same answers, one journey, nothing changed. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 17})
@ExtendWith(Servers.class)
final class ObservationContractTest {
  private final TestServer server;

  ObservationContractTest(int major, Servers.Pool servers) {
    this.server = servers.get(major);
  }

  @Test
  void everyQueryGetsItsOwnRowsHoweverItEnds() {
    try (DatabaseSession session = server.open("postgres", 1)) {
      List<List<Map<String, String>>> answers =
          session.observeAll(
              List.of(
                  "SELECT 1 AS a;",
                  "SELECT 2 AS b -- to be continued",
                  "SELECT 3 AS c WHERE false",
                  "SELECT ';' AS d, $$;$$ AS e",
                  "SELECT g AS f FROM generate_series(1, 3) AS g"));

      assertThat(answers)
          .containsExactly(
              List.of(Map.of("a", "1")),
              List.of(Map.of("b", "2")),
              List.of(),
              List.of(Map.of("d", ";", "e", ";")),
              List.of(Map.of("f", "1"), Map.of("f", "2"), Map.of("f", "3")));
      assertThat(session.observeAll(List.of())).isEmpty();
    }
  }

  @Test
  void oneThatFailsFailsAllAndTheSessionGoesOn() {
    try (DatabaseSession session = server.open("postgres", 1)) {
      assertThatThrownBy(() -> session.observeAll(List.of("SELECT 1", "SELECT 1 / 0", "SELECT 2")))
          .isInstanceOf(OutsideException.class)
          .hasStackTraceContaining("division by zero");
      assertThat(session.observe("SELECT 'well' AS it")).containsExactly(Map.of("it", "well"));
    }
  }

  @Test
  void nothingCanBeChangedNotEvenByTheLastOfThem() throws Exception {
    String database = server.fresh("looked_at");
    server.run(database, "CREATE SEQUENCE public.s");
    try (DatabaseSession session = server.open(database, 1)) {
      assertThatThrownBy(
              () -> session.observeAll(List.of("SELECT 1", "SELECT nextval('public.s')")))
          .isInstanceOf(OutsideException.class)
          .hasStackTraceContaining("read-only transaction");
    }
  }
}
