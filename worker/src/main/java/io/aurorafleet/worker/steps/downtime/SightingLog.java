package io.aurorafleet.worker.steps.downtime;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.database.Reachability.Sighting;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What one watcher saw, one line each, written anew with every sighting; for one thread. */
final class SightingLog {
  private static final Logger LOG = LoggerFactory.getLogger(SightingLog.class);

  private final String key;
  private final ObjectStore store;
  private final StringBuilder lines = new StringBuilder();

  SightingLog(String key, ObjectStore store) {
    this.key = key;
    this.store = store;
  }

  void add(Sighting sighting) {
    lines.append(sighting.at()).append(sighting.reachable() ? " up\n" : " down\n");
    try {
      store.put(key, lines.toString());
    } catch (OutsideException e) {
      LOG.warn("Could not write {}: {}", key, e.failure().reason());
    }
  }

  /** A line that cannot be read counts for nothing. */
  static List<Sighting> read(String body) {
    List<Sighting> sightings = new ArrayList<>();
    for (String line : body.lines().toList()) {
      int space = line.indexOf(' ');
      try {
        sightings.add(
            new Sighting(
                Instant.parse(line.substring(0, Math.max(0, space))), line.endsWith("up")));
      } catch (DateTimeParseException e) {
        LOG.warn("No sighting: {}", line);
      }
    }
    return sightings;
  }
}
