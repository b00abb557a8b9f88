package io.aurorafleet.worker.engine;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.store.Keys;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lines one visit adds to a cluster's logs. Each visit writes objects of its own ({@code
 * logs/<log>/<visit>.log}), so that a worker that lost its lease can never overwrite what its
 * successor wrote; the artifacts step joins them. Logs must not stop an upgrade: a write that fails
 * is tried again with the next one.
 */
final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final ObjectStore store;
  private final Map<String, StringBuilder> logs = new TreeMap<>();
  private final Set<String> unsaved = new TreeSet<>();

  Journal(ObjectStore store) {
    this.store = store;
  }

  void add(String log, String line) {
    logs.computeIfAbsent(log, l -> new StringBuilder()).append(line).append('\n');
    unsaved.add(log);
  }

  /**
   * Writes every log that grew, in an order that a replay repeats; called before each save, so that
   * no outcome lacks its lines.
   */
  void flush(Checkpoint checkpoint) {
    for (String log : List.copyOf(unsaved)) {
      String name = "logs/%s/%08d.log".formatted(log.toLowerCase(Locale.ROOT), checkpoint.visit());
      String key = Keys.artifact(checkpoint.order().run(), checkpoint.order().cluster(), name);
      try {
        store.put(key, String.valueOf(logs.get(log)));
        unsaved.remove(log);
      } catch (OutsideException e) {
        LOG.warn("Could not write {}: {}", key, e.failure().reason());
      }
    }
  }
}
