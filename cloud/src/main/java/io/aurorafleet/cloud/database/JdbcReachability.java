package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.secret.LoginSource;
import io.aurorafleet.cloud.time.WorkClock;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Watches over JDBC, each watch on a thread and a connection of its own. */
@Singleton
public final class JdbcReachability implements Reachability {
  private final DatabaseSettings settings;
  private final WorkClock clock;
  private final Map<String, ProbeThread> watches = new ConcurrentHashMap<>();

  @Inject
  public JdbcReachability(DatabaseSettings settings, WorkClock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public void watch(
      String name,
      Place place,
      LoginSource logins,
      Duration every,
      Duration most,
      Consumer<Sighting> told) {
    Duration until = clock.monotonic().plus(most);
    watches
        .computeIfAbsent(
            name,
            n -> {
              ProbeThread thread =
                  new ProbeThread(
                      n,
                      new JdbcProbe(() -> JdbcProbe.open(settings, place, logins)),
                      clock,
                      every,
                      until,
                      told,
                      () -> watches.remove(n));
              thread.start();
              return thread;
            })
        .last(until);
  }

  @Override
  public void end(String name) {
    ProbeThread thread = watches.get(name);
    if (thread != null) {
      thread.end();
    }
  }
}
