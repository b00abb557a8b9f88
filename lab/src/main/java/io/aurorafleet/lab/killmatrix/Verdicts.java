package io.aurorafleet.lab.killmatrix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects what became of the points. Points that were not reached come back for another try, and
 * so do those of a cluster that died several times and ended differently: each for itself. Of
 * several clusters that died at the same point, one that ended differently is enough.
 */
final class Verdicts {
  /**
   * One death of a cluster's worker.
   *
   * @param reached whether the worker came to stand there
   * @param calls how often it made the call while it lived
   */
  record Passage(String cluster, Point point, boolean reached, int calls) {}

  private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
  private final List<Outcome> missed = new ArrayList<>();
  private final List<Outcome> suspects = new ArrayList<>();
  private final Consumer<String> words;

  Verdicts(Consumer<String> words) {
    this.words = words;
  }

  /** Adds all that a cluster went through, and how its end differed from the undisturbed one. */
  synchronized void add(Act act, List<Passage> passages, List<String> differences) {
    boolean alone = passages.size() == 1;
    for (Passage p : passages) {
      Outcome outcome = new Outcome(p.point(), act, p.reached(), p.calls(), differences);
      boolean again = outcomes.containsKey(outcome.name());
      if (again && (!p.reached() || differences.isEmpty())) {
        continue;
      }
      if (!p.reached()) {
        words.accept("not reached: %s (%s)".formatted(outcome.name(), p.cluster()));
        missed.add(outcome);
      } else if (differences.isEmpty() || alone) {
        decided(outcome, p.cluster());
      } else {
        suspects.add(outcome);
      }
    }
    if (!alone && !differences.isEmpty()) {
      words.accept(
          "different after several deaths, each is tried alone: %s%n    %s"
              .formatted(passages, String.join("\n    ", differences)));
    }
  }

  private void decided(Outcome outcome, String cluster) {
    outcomes.put(outcome.name(), outcome);
    words.accept(
        outcome.equal()
            ? "equal: %s (%s)".formatted(outcome.name(), cluster)
            : "UNEQUAL: %s (%s)%n    %s"
                .formatted(outcome.name(), cluster, String.join("\n    ", outcome.differences())));
  }

  /** What has been decided. */
  synchronized List<Outcome> outcomes() {
    return List.copyOf(outcomes.values());
  }

  /** What was not reached since this was last asked, and has not been reached elsewhere. */
  synchronized List<Outcome> takeMissed() {
    List<Outcome> taken = distinct(missed, outcomes.keySet());
    missed.clear();
    return taken;
  }

  /** What is to be tried alone; that it was equal elsewhere no longer counts. */
  synchronized List<Outcome> takeSuspects() {
    List<Outcome> taken = distinct(suspects, Set.of());
    taken.forEach(o -> outcomes.remove(o.name()));
    suspects.clear();
    return taken;
  }

  private static List<Outcome> distinct(List<Outcome> some, Set<String> without) {
    Set<String> names = new HashSet<>(without);
    return some.stream().filter(o -> names.add(o.name())).toList();
  }

  static <K, V> V need(Map<K, V> map, K key) {
    V value = map.get(key);
    if (value == null) {
      throw new IllegalStateException("Nothing is known of " + key);
    }
    return value;
  }
}
