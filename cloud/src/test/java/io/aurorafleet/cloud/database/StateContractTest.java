package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The state that is compared before and after an upgrade. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 15, 17})
@ExtendWith(Servers.class)
final class StateContractTest {
  private final TestServer server;

  StateContractTest(int major, Servers.Pool servers) {
    this.server = servers.get(major);
  }

  @Test
  void everyRowOfEveryTableIsCountedOnce() throws Exception {
    String database = server.fresh("state");
    server.run(
        database,
        "CREATE TABLE public.parent (i int)",
        "CREATE TABLE public.child () INHERITS (public.parent)",
        "INSERT INTO public.parent SELECT generate_series(1, 3)",
        "INSERT INTO public.child SELECT generate_series(1, 4)",
        "CREATE TABLE public.whole (i int) PARTITION BY HASH (i)",
        "CREATE TABLE public.part PARTITION OF public.whole FOR VALUES WITH (MODULUS 1, REMAINDER 0)",
        "INSERT INTO public.whole SELECT generate_series(1, 5)",
        "CREATE MATERIALIZED VIEW public.view AS SELECT * FROM public.whole",
        "CREATE TABLE public.doubled (i int)",
        "INSERT INTO public.doubled VALUES (1), (1)",
        "CREATE EXTENSION hstore WITH SCHEMA public");
    try {
      server.run(database, "CREATE UNIQUE INDEX CONCURRENTLY broken ON public.doubled (i)");
    } catch (java.sql.SQLException expected) {
      assertThat(expected.getMessage()).contains("broken");
    }
    try (DatabaseSession session = server.open(database, 1)) {
      DatabaseState state = session.holding(Pulse.NONE).state();
      assertThat(state.database()).isEqualTo(database);
      assertThat(state.tables()).isEqualTo(4);
      assertThat(state.rows()).isEqualTo(3 + 4 + 5 + 2);
      assertThat(state.extensions()).containsOnlyKeys("plpgsql", "hstore");
      assertThat(state.invalidIndexes()).isEqualTo(1);
      assertThat(state.unanalyzed()).isEqualTo(6);
      assertThat(state.oldestStatistics()).isNull();
    }
  }

  @Test
  void emptyDatabaseHasAStateToo() throws Exception {
    try (DatabaseSession session = server.open(server.fresh("empty"), 1)) {
      DatabaseState state = session.holding(Pulse.NONE).state();
      assertThat(state.tables()).isZero();
      assertThat(state.rows()).isZero();
      assertThat(state.unanalyzed()).isZero();
    }
  }

  @Test
  void rowsAreNotCountedWhereThatWouldLastOrBeWrong() throws Exception {
    String database = server.fresh("large");
    server.run(database, "CREATE TABLE public.t AS SELECT generate_series(1, 10000) AS i");
    DatabaseSettings d = TestServer.SETTINGS;
    DatabaseSettings small =
        new DatabaseSettings(
            d.sslMode(),
            null,
            d.connectTimeout(),
            d.queryTimeout(),
            Duration.ofMillis(50),
            d.pulse(),
            10_000,
            d.vacuumCostDelay());
    try (DatabaseSession session = server.open(database, 1, small)) {
      assertThat(session.holding(Pulse.NONE).state().rows()).isEqualTo(-1);
    }
    try (DatabaseSession session = server.open(database, 1)) {
      assertThat(session.holding(Pulse.NONE).state().rows()).isEqualTo(10_000);
    }
  }
}
