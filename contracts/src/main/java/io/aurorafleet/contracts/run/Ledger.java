package io.aurorafleet.contracts.run;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.Wave;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who of a run may work, and how each ended: written only to admit, to end and by operators, always
 * by compare-and-swap. A cluster is in flight while its latest admission has no end. Ledgers of
 * earlier versions lack the fields after {@code ended}.
 *
 * @param id new for every write, so that a lost reply can be told from a lost race
 * @param limit how many clusters may be in flight
 * @param paused whether an operator has paused the whole run
 * @param waves every cluster of the run, with its wave; empty when not known
 * @param failureBudget how many clusters of a wave may fail; null for any number
 * @param windowEnd from then on nobody is admitted; null for no end
 * @param requeued the attempt that an operator asked for last: failures before it no longer count
 * @param pausedClusters clusters that an operator has paused one by one
 * @param waived attempts that an operator asked for by name: the failures of others do not hold
 *     them
 */
public record Ledger(
    int schema,
    String id,
    int limit,
    boolean paused,
    Map<ClusterId, Admission> admitted,
    Map<ClusterId, End> ended,
    Map<ClusterId, Wave> waves,
    @Nullable Integer failureBudget,
    @Nullable Instant windowEnd,
    Map<ClusterId, Integer> requeued,
    Set<ClusterId> pausedClusters,
    Map<ClusterId, Integer> waived) {
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
    admitted = sorted(admitted);
    ended = sorted(ended);
    waves = sorted(waves);
    requeued = sorted(requeued);
    waived = sorted(waived);
    pausedClusters =
        Collections.unmodifiableSet(
            pausedClusters == null ? new TreeSet<>() : new TreeSet<>(pausedClusters));
    if (limit < 1) {
      throw new IllegalArgumentException("A ledger's limit is at least 1");
    }
  }

  private static <V> Map<ClusterId, V> sorted(@Nullable Map<ClusterId, V> map) {
    return Collections.unmodifiableMap(map == null ? new TreeMap<>() : new TreeMap<>(map));
  }

  /** A ledger that knows no waves, no budget and no window. */
  public static Ledger open(String id, int limit) {
    return new Ledger(
        SCHEMA, id, limit, false, Map.of(), Map.of(), Map.of(), null, null, Map.of(), Set.of(),
        Map.of());
  }

  /** The same with the run's clusters, budget and window, for one that does not know them yet. */
  public Ledger knowing(Manifest manifest) {
    return new Ledger(
        schema,
        id,
        limit,
        paused,
        admitted,
        ended,
        manifest.clusters().stream()
            .collect(Collectors.toMap(Manifest.Entry::cluster, Manifest.Entry::wave)),
        manifest.options().failureBudget(),
        manifest.options().windowEnd(),
        requeued,
        pausedClusters,
        waived);
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

  /** The attempt a cluster is at, as far as the ledger knows. */
  public int attempt(ClusterId cluster) {
    Admission admission = admitted.get(cluster);
    return Math.max(requeued.getOrDefault(cluster, 1), admission == null ? 1 : admission.attempt());
  }

  /** Whether a cluster's latest attempt has ended. */
  public boolean hasEnded(ClusterId cluster) {
    return hasEnded(cluster, attempt(cluster));
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

  /** Whether an operator has paused the run, or this cluster of it. */
  public boolean pauses(ClusterId cluster) {
    return paused || pausedClusters.contains(cluster);
  }

  public Wave wave(ClusterId cluster) {
    return waves.getOrDefault(cluster, Wave.SECOND);
  }

  /** Whether a cluster's latest attempt ended as a failure. */
  public boolean failed(ClusterId cluster) {
    End end = ended.get(cluster);
    return end != null && end.result() == Result.FAILED && end.attempt() >= attempt(cluster);
  }

  /** Clusters of a wave whose latest attempt ended as a failure. */
  public long failures(Wave wave) {
    return ended.keySet().stream().filter(c -> wave(c) == wave && failed(c)).count();
  }

  /** Whether more clusters of a wave have failed than may. */
  public boolean spent(Wave wave) {
    return failureBudget != null && failures(wave) > failureBudget;
  }

  /** Whether a cluster of the wave has ever been admitted; then it is not closed again. */
  public boolean begun(Wave wave) {
    return admitted.keySet().stream().anyMatch(c -> wave(c) == wave);
  }

  /** Clusters of a wave whose latest attempt has not ended. */
  public long unended(Wave wave) {
    return waves.keySet().stream().filter(c -> wave(c) == wave && !hasEnded(c)).count();
  }

  public Ledger admit(String id, ClusterId cluster, int attempt, Instant now) {
    Map<ClusterId, Admission> more = new TreeMap<>(admitted);
    more.put(cluster, new Admission(attempt, now));
    return with(id, paused, more, ended, requeued, pausedClusters);
  }

  public Ledger end(String id, ClusterId cluster, End end) {
    Map<ClusterId, End> more = new TreeMap<>(ended);
    more.put(cluster, end);
    return with(id, paused, admitted, more, requeued, pausedClusters);
  }

  /** Pauses or resumes the run as a whole; resuming frees single clusters too. */
  public Ledger pause(String id, boolean pause) {
    return with(id, pause, admitted, ended, requeued, pause ? pausedClusters : Set.of());
  }

  /** Pauses or resumes single clusters. */
  public Ledger pause(String id, Collection<ClusterId> clusters, boolean pause) {
    Set<ClusterId> some = new TreeSet<>(pausedClusters);
    if (pause) {
      some.addAll(clusters);
    } else {
      some.removeAll(clusters);
    }
    return with(id, paused, admitted, ended, requeued, some);
  }

  /** Notes the attempts an operator asked for; never goes back to an earlier one. */
  public Ledger requeue(String id, Map<ClusterId, Integer> attempts) {
    Map<ClusterId, Integer> more = new TreeMap<>(requeued);
    attempts.forEach((cluster, attempt) -> more.merge(cluster, attempt, Math::max));
    return with(id, paused, admitted, ended, more, pausedClusters);
  }

  /** Lets attempts begin however many others have failed, because an operator named them. */
  public Ledger waive(String id, Map<ClusterId, Integer> attempts) {
    Map<ClusterId, Integer> more = new TreeMap<>(waived);
    attempts.forEach((cluster, attempt) -> more.merge(cluster, attempt, Math::max));
    return new Ledger(
        schema,
        id,
        limit,
        paused,
        admitted,
        ended,
        waves,
        failureBudget,
        windowEnd,
        requeued,
        pausedClusters,
        more);
  }

  /** Whether an operator asked for just this attempt by name. */
  public boolean waives(ClusterId cluster, int attempt) {
    return waived.getOrDefault(cluster, 0) == attempt;
  }

  public Ledger withId(String id) {
    return with(id, paused, admitted, ended, requeued, pausedClusters);
  }

  /** Moves the end of the change window. */
  public Ledger until(String id, @Nullable Instant end) {
    return new Ledger(
        schema,
        id,
        limit,
        paused,
        admitted,
        ended,
        waves,
        failureBudget,
        end,
        requeued,
        pausedClusters,
        waived);
  }

  private Ledger with(
      String id,
      boolean paused,
      Map<ClusterId, Admission> admitted,
      Map<ClusterId, End> ended,
      Map<ClusterId, Integer> requeued,
      Set<ClusterId> pausedClusters) {
    return new Ledger(
        schema,
        id,
        limit,
        paused,
        admitted,
        ended,
        waves,
        failureBudget,
        windowEnd,
        requeued,
        pausedClusters,
        waived);
  }
}
