package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.lab.killmatrix.worker.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the points from the calls that an undisturbed run made, and chooses among them. */
final class Points {
  private Points() {}

  /**
   * All of them, in the order of time: every call of every step, its first and its last time, in
   * every shape. After the last save of the checkpoint nothing can be unsaved. Of the calls around
   * visits only the first, in steps that a visit begins at: others belong to messages that find
   * somebody at work, which happens by chance.
   */
  static List<Point> of(Scenario scenario, List<Call> calls) {
    Map<Call, List<Integer>> times = new LinkedHashMap<>();
    int lastSave = -1;
    for (int i = 0; i < calls.size(); i++) {
      times.computeIfAbsent(calls.get(i), c -> new ArrayList<>()).add(i);
      lastSave = calls.get(i).savesCheckpoint() ? i : lastSave;
    }
    List<Point> points = new ArrayList<>();
    Set<String> claimed =
        times.keySet().stream()
            .filter(c -> c.aroundVisit() && c.savesCheckpoint())
            .map(Call::step)
            .collect(Collectors.toSet());
    for (Map.Entry<Call, List<Integer>> entry : times.entrySet()) {
      List<Integer> at = entry.getValue();
      boolean once = at.size() == 1 || entry.getKey().aroundVisit();
      if (entry.getKey().aroundVisit()
          && (entry.getKey().hidesMessage() || !claimed.contains(entry.getKey().step()))) {
        continue;
      }
      for (int n : once ? List.of(1) : List.of(1, at.size())) {
        for (Shape shape : Shape.values()) {
          int index = at.get(n - 1);
          if (shape != Shape.UNSAVED || index < lastSave) {
            Call call = entry.getKey();
            points.add(
                new Point(scenario, call.step(), call.operation(), n, at.size(), shape, index));
          }
        }
      }
    }
    points.sort(java.util.Comparator.comparingInt(Point::at));
    return points;
  }

  /** So many of them, spread evenly; all when there are no more. */
  static List<Point> sample(List<Point> points, int most) {
    if (most >= points.size()) {
      return points;
    }
    List<Point> chosen = new ArrayList<>();
    for (int i = 0; i < most; i++) {
      // the middle of each of as many parts
      chosen.add(points.get((int) ((2L * i + 1) * points.size() / (2L * most))));
    }
    return chosen;
  }
}
