package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.database.Reachability;
import io.aurorafleet.cloud.secret.LoginSource;
import java.time.Duration;
import java.util.function.Consumer;

/** Watches nothing, as a worker without threads of its own cannot. */
final class Unwatched implements Reachability {
  @Override
  public void watch(
      String name,
      Place place,
      LoginSource logins,
      Duration every,
      Duration most,
      Consumer<Sighting> told) {}

  @Override
  public void end(String name) {}
}
