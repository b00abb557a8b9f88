package io.aurorafleet.cloud.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.database.Reachability.Sighting;
import io.aurorafleet.cloud.time.SystemClock;
import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** A watch tells when a server can be written to, when it cannot, and how it was at the end. */
@ParameterizedClass(name = "PostgreSQL {0}")
@ValueSource(ints = {17})
@ExtendWith(Servers.class)
final class ReachabilityContractTest {
  private final TestServer server;
  private final BlockingQueue<Sighting> seen = new LinkedBlockingQueue<>();
  private final JdbcReachability reachability =
      new JdbcReachability(TestServer.SETTINGS, new SystemClock());

  ReachabilityContractTest(int major, Servers.Pool servers) {
    this.server = servers.get(major);
  }

  private void watch(String database) {
    reachability.watch(
        "w",
        server.place(database),
        TestServer.LOGIN,
        Duration.ofMillis(10),
        Duration.ofMinutes(5),
        seen::add);
  }

  private boolean next() throws InterruptedException {
    Sighting sighting = seen.poll(60, TimeUnit.SECONDS);
    assertThat(sighting).isNotNull();
    return sighting.reachable();
  }

  @Test
  void changesAndTheEndAreTold() throws Exception {
    String database = server.fresh("watched");
    watch(database);
    watch(database);
    assertThat(next()).isTrue();
    server.run(
        "postgres",
        "ALTER DATABASE watched ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'watched'");
    assertThat(next()).isFalse();
    server.run("postgres", "ALTER DATABASE watched ALLOW_CONNECTIONS true");
    assertThat(next()).isTrue();
    reachability.end("w");
    assertThat(next()).isTrue();
    assertThat(seen).isEmpty();
    reachability.end("w");
  }

  @Test
  void aWatchThatNobodyAsksForAnyMoreEndsByItself() throws Exception {
    String database = server.fresh("lapsed");
    AtomicReference<Duration> time = new AtomicReference<>(Duration.ZERO);
    SystemClock real = new SystemClock();
    WorkClock told =
        new WorkClock() {
          @Override
          public Instant now() {
            return real.now();
          }

          @Override
          public Duration monotonic() {
            return time.get();
          }

          @Override
          public void pause(Duration length) {
            real.pause(length);
          }
        };
    Reachability watched = new JdbcReachability(TestServer.SETTINGS, told);
    Runnable ask =
        () ->
            watched.watch(
                "w",
                server.place(database),
                TestServer.LOGIN,
                Duration.ofMillis(10),
                Duration.ofMinutes(5),
                seen::add);
    ask.run();
    assertThat(next()).isTrue();
    time.set(Duration.ofMinutes(4));
    ask.run();
    time.set(Duration.ofMinutes(6));
    server.run(
        "postgres",
        "ALTER DATABASE lapsed ALLOW_CONNECTIONS false",
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'lapsed'");
    assertThat(next()).as("asked for again, it lasts").isFalse();
    time.set(Duration.ofMinutes(10));
    assertThat(next()).as("its last sighting").isFalse();
    watched.end("w");
    assertThat(seen).isEmpty();
  }
}
