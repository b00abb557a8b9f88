package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.call.Fence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Subscriptions go off and on again, and only those of the session's own database. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {13, 17})
@ExtendWith(Servers.class)
final class SubscriptionsContractTest {
  private static final String HOSTILE = "from \"HQ\"; DROP";

  private final TestServer server;

  SubscriptionsContractTest(int major, Servers.Pool servers) {
    this.server = servers.get(major);
  }

  @Test
  void isSwitchedOffAndOnAgainAndLearnsItsTables() throws Exception {
    String publisher = server.fresh("publisher");
    String subscriber = server.fresh("subscriber");
    server.run(
        publisher,
        "CREATE TABLE public.t (i int PRIMARY KEY)",
        "CREATE PUBLICATION everything FOR ALL TABLES",
        "SELECT pg_create_logical_replication_slot('sub', 'pgoutput')");
    server.run(
        "postgres",
        "DROP ROLE IF EXISTS subscriber",
        "CREATE ROLE subscriber LOGIN REPLICATION SUPERUSER PASSWORD 'x'");
    String name = Sql.identifier(HOSTILE);
    server.run(
        subscriber,
        "CREATE TABLE public.t (i int PRIMARY KEY)",
        """
        CREATE SUBSCRIPTION %s CONNECTION 'host=%s port=%d dbname=publisher user=subscriber password=x'
        PUBLICATION everything WITH (create_slot = false, slot_name = 'sub', copy_data = false)
        """
            .formatted(name, server.at().host(), server.at().port()));
    try (DatabaseSession session = server.open(subscriber, 1);
        DatabaseSession elsewhere = server.open(publisher, 1)) {
      assertThat(session.enabledSubscriptions()).containsExactly(HOSTILE);
      assertThat(elsewhere.enabledSubscriptions()).isEmpty();
      session.disableSubscription(Fence.OPEN, HOSTILE);
      session.disableSubscription(Fence.OPEN, HOSTILE);
      session.disableSubscription(Fence.OPEN, "never there");
      assertThat(session.enabledSubscriptions()).isEmpty();
      session.enableSubscription(Fence.OPEN, HOSTILE, false);
      assertThat(session.enabledSubscriptions()).containsExactly(HOSTILE);
    } finally {
      server.run(
          subscriber,
          "ALTER SUBSCRIPTION " + name + " DISABLE",
          "ALTER SUBSCRIPTION " + name + " SET (slot_name = NONE)",
          "DROP SUBSCRIPTION " + name);
      server.run(publisher, "SELECT pg_drop_replication_slot('sub')");
    }
  }
}
