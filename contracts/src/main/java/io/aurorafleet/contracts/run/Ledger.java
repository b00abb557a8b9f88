package io.aurorafleet.contracts.run;

import io.aurorafleet.contracts.ClusterId;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who of a run may work, and how each ended: written only to admit, to end and to pause, always by
 * compare-and-swap. A cluster is in flight while its latest admission has no end.
 *
 * @param id new for every write, so that a lost reply can be told from a lost race
 * @param limit how many clusters may be in flight
 */
public record Ledger(
    int schema,
    String id,
    int limit,
    boolean paused,
    Map<ClusterId, Admission> admitted,
    Map<ClusterId, End> ended) {
  /** The newest schema this version writes and reads. */
  public static final int SCHEMA = 1;

  /** Leave to work on one attempt. */
  public record Admission(int attempt, Instant at) {}

  /** How an attempt ended. */
  public record End(int attempt, Result result, Instant at) {}

  /** What an attempt came to. */
  public enum Result {
    SUCCEEDED,
    FAILED,
    HELD
  }

  public Ledger {
    admitted = Collections.unmodifiableMap(new TreeMap<>(admitted));
    ended = Collections.unmodifiableMap(new TreeMap<>(ended));
    if (limit < 1) {
      throw new IllegalArgumentException("A ledger's limit is at least 1");
    }
  }

  public static Ledger open(String id, int limit) {
    return new Ledger(SCHEMA, id, limit, false, Map.of(), Map.of());
  }

  /** Whether this attempt, or a later one, has leave to work. */
  public boolean admits(ClusterId cluster, int attempt) {
    Admission admission = admitted.get(cluster);
    return admission != null && admission.attempt() >= attempt;
  }

  public boolean hasEnded(ClusterId cluster, int attempt) {
    End end = ended.get(cluster);
    return end != null && end.attempt() >= attempt;
  }

  /** Clusters whose latest admission has no end yet. */
  public int inFlight() {
    return (int)
        admitted.entrySet().stream()
            .filter(a -> !hasEnded(a.getKey(), a.getValue().attempt()))
            .count();
  }

  public boolean hasRoom() {
    return !paused && inFlight() < limit;
  }

  public Ledger admit(String id, ClusterId cluster, int attempt, Instant now) {
    Map<ClusterId, Admission> more = new TreeMap<>(admitted);
    more.put(cluster, new Admission(attempt, now));
    return new Ledger(schema, id, limit, paused, more, ended);
  }

  public Ledger end(String id, ClusterId cluster, End end) {
    Map<ClusterId, End> more = new TreeMap<>(ended);
    more.put(cluster, end);
    return new Ledger(schema, id, limit, paused, admitted, more);
  }

  public Ledger pause(String id, boolean pause) {
    return new Ledger(schema, id, limit, pause, admitted, ended);
  }
}
