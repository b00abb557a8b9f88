package io.aurorafleet.lab.killmatrix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects what became of the points. Points that were not reached come back for another try, and
 * so do those of a cluster that died several times and ended differently: each for itself.
 */
final class Verdicts {
  /**
   * One death of a cluster's worker.
   *
   * @param reached whether the worker came to stand there
   * @param calls how often it made the call while it lived
   */
  record Passage(String cluster, Point point, boolean reached, int calls) {}

  private final List<Outcome> outcomes = new ArrayList<>();
  private final List<Outcome> missed = new ArrayList<>();
  private final List<Outcome> suspects = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final Consumer<String> words;

  Verdicts(Consumer<String> words) {
    this.words = words;
  }

  /** Adds all that a cluster went through, and how its end differed from the undisturbed one. */
  synchronized void add(Act act, List<Passage> passages, List<String> differences) {
    boolean alone = passages.size() == 1;
    for (Passage p : passages) {
      Outcome outcome = new Outcome(p.point(), act, p.reached(), p.calls(), differences);
      if (done.contains(outcome.name())) {
        continue; // gone through twice, so that nobody ran ahead
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
    done.add(outcome.name());
    outcomes.add(outcome);
    words.accept(
        outcome.equal()
            ? "equal: %s (%s)".formatted(outcome.name(), cluster)
            : "UNEQUAL: %s (%s)%n    %s"
                .formatted(outcome.name(), cluster, String.join("\n    ", outcome.differences())));
  }

  /** What has been decided. */
  synchronized List<Outcome> outcomes() {
    return List.copyOf(outcomes);
  }

  /** What was not reached since this was last asked, and has not been reached elsewhere. */
  synchronized List<Outcome> takeMissed() {
    List<Outcome> taken = fresh(missed);
    missed.clear();
    return taken;
  }

  /** What is to be tried alone. */
  synchronized List<Outcome> takeSuspects() {
    List<Outcome> taken = fresh(suspects);
    suspects.clear();
    return taken;
  }

  private List<Outcome> fresh(List<Outcome> some) {
    Set<String> names = new HashSet<>(done);
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
