package io.aurorafleet.lab.killmatrix;

import java.util.List;

/**
 * Clusters of one scenario that go through deaths together. In every round each stands at a point
 * of its own, all of about the same time, and the worker dies of all of them at once; the next
 * worker takes over and comes to the points of the next round, which are of a later step.
 *
 * @param rounds the point of each cluster, by round; as many in every round
 */
record Batch(Scenario scenario, Act act, List<List<Point>> rounds) {
  Batch {
    rounds = rounds.stream().map(List::copyOf).toList();
  }

  int clusters() {
    return rounds.get(0).size();
  }

  /** What one cluster goes through. */
  List<Point> of(int cluster) {
    return rounds.stream().map(round -> round.get(cluster)).toList();
  }
}
