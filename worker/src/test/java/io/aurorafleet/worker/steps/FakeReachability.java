package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.database.Reachability;
import io.aurorafleet.cloud.secret.LoginSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Watches whose sightings a test makes up. */
public final class FakeReachability implements Reachability {
  public final Map<String, Consumer<Sighting>> watches = new TreeMap<>();
  public final List<String> ended = new ArrayList<>();

  @Override
  public void watch(
      String name,
      Place place,
      LoginSource logins,
      Duration every,
      Duration most,
      Consumer<Sighting> told) {
    watches.putIfAbsent(name, told);
  }

  @Override
  public void end(String name) {
    ended.add(name);
    watches.remove(name);
  }
}
