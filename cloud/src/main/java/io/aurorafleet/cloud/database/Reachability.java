package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.secret.LoginSource;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Watches, as a client would, whether a server can be written to. A watch belongs to the process
 * that began it and dies with it; whoever needs the whole picture puts the sightings of several
 * together.
 */
public interface Reachability {
  /** What was seen; told when it changes, the first time, and when the watch ends. */
  record Sighting(Instant at, boolean reachable) {}

  /**
   * Begins to watch; where this process does already, the watch lasts from now on. So one that
   * nobody asks for any more ends by itself. Never throws, and never waits.
   *
   * @param name of the watch
   * @param every how long between two looks
   * @param most how long the watch lasts if nobody ends it or asks for it again
   * @param told of sightings, on the watch's own thread
   */
  void watch(
      String name,
      Place place,
      LoginSource logins,
      Duration every,
      Duration most,
      Consumer<Sighting> told);

  /** Ends a watch, after its last sighting has been told; none is fine. */
  void end(String name);
}
