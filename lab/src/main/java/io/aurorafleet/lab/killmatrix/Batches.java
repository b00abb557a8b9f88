package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.lab.killmatrix.worker.Shape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts points together, so that few clusters and few workers serve many. */
final class Batches {
  /** Calls between the first and the last point of a round. */
  private static final int SPAN = 30;

  private Batches() {}

  /**
   * What was asked for of all the points there are.
   *
   * @throws CommandException when that is nothing: that nobody was killed must not look like that
   *     nothing is wrong
   */
  static List<Batch> of(MatrixRequest request, List<Point> all) {
    List<Point> wanted =
        all.stream()
            .filter(p -> request.only() == null || request.only().matcher(p.toString()).find())
            .toList();
    int sample = request.sample() == 0 ? wanted.size() : request.sample();
    List<Point> effects = wanted.stream().filter(p -> p.shape() == Shape.WITHHELD).toList();
    int together = request.together();
    List<Batch> batches =
        new ArrayList<>(chained(Act.KILL, Points.sample(wanted, sample), together));
    batches.addAll(single(Act.PAUSE, Points.sample(effects, request.paused()), together));
    batches.addAll(single(Act.TERMINATE, Points.sample(effects, request.terminated()), together));
    if (batches.isEmpty()) {
      throw CommandException.badInput(
          "no-point",
          "No point of %s matches \"%s\".".formatted(request.scenarios(), request.only()),
          "A point reads like 'MAJOR commit rds.modifyDBCluster, 1 of 1, before'.");
    }
    return batches;
  }

  /**
   * Chains: each cluster dies once in every step that has points left, one step after the other.
   * Where a round has fewer points than clusters, some are gone through twice, so that no cluster
   * runs ahead.
   */
  static List<Batch> chained(Act act, List<Point> points, int clusters) {
    List<Batch> batches = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      List<List<List<Point>>> steps = new ArrayList<>(steps(scenario, points, clusters));
      int most = steps.stream().mapToInt(List::size).max().orElse(0);
      for (int i = 0; i < most; i++) {
        List<List<Point>> rounds = new ArrayList<>();
        int widest = 1;
        for (List<List<Point>> step : steps) {
          if (i < step.size()) {
            rounds.add(step.get(i));
            widest = Math.max(widest, step.get(i).size());
          }
        }
        int width = widest;
        batches.add(
            new Batch(scenario, act, rounds.stream().map(round -> filled(round, width)).toList()));
      }
    }
    // the longest first, so that all lanes end at about the same time
    batches.sort(Comparator.comparingInt((Batch b) -> -b.rounds().size()));
    return batches;
  }

  /** How many points are in them, each counted once. */
  static int points(List<Batch> batches) {
    Map<Act, Set<Point>> points = new EnumMap<>(Act.class);
    for (Batch batch : batches) {
      batch.rounds().forEach(points.computeIfAbsent(batch.act(), a -> new HashSet<>())::addAll);
    }
    return points.values().stream().mapToInt(Set::size).sum();
  }

  /** Each point dies once, for itself. */
  static List<Batch> single(Act act, List<Point> points, int clusters) {
    List<Batch> batches = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      for (List<Point> round : rounds(ofScenario(scenario, points), clusters)) {
        batches.add(new Batch(scenario, act, List.of(round)));
      }
    }
    return batches;
  }

  /** What was not reached, with no other cluster on the same worker that could make its calls. */
  static List<Batch> alone(Act act, List<Point> points) {
    return act == Act.KILL ? chained(act, points, 1) : each(act, points, 1);
  }

  /** What is reached by chance: each point in so many clusters, and in no other on the worker. */
  static List<Batch> each(Act act, List<Point> points, int clusters) {
    return points.stream()
        .map(p -> new Batch(p.scenario(), act, List.of(filled(List.of(p), clusters))))
        .toList();
  }

  private static List<Point> ofScenario(Scenario scenario, List<Point> points) {
    return points.stream()
        .filter(p -> p.scenario() == scenario)
        .sorted(Comparator.comparingInt(Point::at))
        .toList();
  }

  /** For each step, in the order of time, its points in rounds. */
  private static List<List<List<Point>>> steps(
      Scenario scenario, List<Point> points, int clusters) {
    Map<String, List<Point>> steps = new LinkedHashMap<>();
    for (Point point : ofScenario(scenario, points)) {
      steps.computeIfAbsent(point.step(), s -> new ArrayList<>()).add(point);
    }
    return steps.values().stream().map(own -> rounds(own, clusters)).toList();
  }

  private static List<List<Point>> rounds(List<Point> inTime, int clusters) {
    List<List<Point>> rounds = new ArrayList<>();
    List<Point> next = new ArrayList<>();
    for (Point point : inTime) {
      boolean far = !next.isEmpty() && point.at() - next.get(0).at() > SPAN;
      if (next.size() == clusters || far) {
        rounds.add(next);
        next = new ArrayList<>();
      }
      next.add(point);
    }
    if (!next.isEmpty()) {
      rounds.add(next);
    }
    return rounds;
  }

  private static List<Point> filled(List<Point> round, int width) {
    List<Point> filled = new ArrayList<>(round);
    while (filled.size() < width) {
      filled.addAll(round.subList(0, Math.min(round.size(), width - filled.size())));
    }
    return Collections.unmodifiableList(filled);
  }
}
