package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.cloud.time.WorkClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** Traces undisturbed runs, makes the points of them, and goes through the points. */
final class Matrix {
  /** A point may be missed when polls were fewer this time, or a look came at another moment. */
  private static final int TRIES = 6;

  private static final int TOGETHER_AGAIN = 2;

  /**
   * The try in which a cluster dies in every step again. After it each point is the only one of its
   * cluster: a death in the step before can be why a step has no need to wait.
   */
  private static final int CHAINED_AGAIN = 1;

  /** Lanes for one, where one cluster at a time is in each. */
  private static final int NARROWER = 2;

  /** Clusters that the few points left share; the fewer they are, the more each gets. */
  private static final int ROOM = 18;

  private final MatrixRequest request;
  private final WorkClock clock;
  private final Consumer<String> words;
  private final Names names = new Names();

  Matrix(MatrixRequest request, WorkClock clock, Consumer<String> words) {
    this.request = request;
    this.clock = clock;
    this.words = words;
  }

  MatrixResult run() throws IOException {
    Duration began = clock.monotonic();
    List<Lane> lanes = new ArrayList<>();
    try (Hands hands = Hands.open(request.directory(), clock)) {
      lanes.add(Lane.open(0, hands, clock, names));
      Map<Scenario, Reference> references = references(lanes.get(0));
      Map<Scenario, Integer> points = new EnumMap<>(Scenario.class);
      Map<Scenario, Integer> calls = new EnumMap<>(Scenario.class);
      List<Point> all = new ArrayList<>();
      references.forEach(
          (scenario, reference) -> {
            List<Point> own = Points.of(scenario, reference.calls());
            points.put(scenario, own.size());
            calls.put(scenario, (int) own.stream().mapToInt(Point::at).distinct().count());
            words.accept(
                "%s: %d calls traced, %d points"
                    .formatted(scenario, reference.calls().size(), own.size()));
            all.addAll(own);
          });
      List<Batch> batches = Batches.of(request, all);
      Verdicts verdicts = new Verdicts(words);
      widen(lanes, Math.min(request.lanes(), batches.size()), hands);
      run(lanes, batches, references, verdicts);
      List<Outcome> missed = again(lanes, hands, references, verdicts);
      return new MatrixResult(
          points,
          calls,
          Batches.points(batches),
          verdicts.outcomes(),
          missed,
          clock.monotonic().minus(began));
    } finally {
      lanes.forEach(Lane::close);
    }
  }

  private void widen(List<Lane> lanes, int most, Hands hands) throws IOException {
    while (lanes.size() < most) {
      lanes.add(Lane.open(lanes.size(), hands, clock, names));
    }
  }

  private Map<Scenario, Reference> references(Lane lane) throws IOException {
    Map<Scenario, Reference> references = new EnumMap<>(Scenario.class);
    for (Scenario scenario : request.scenarios()) {
      references.put(scenario, lane.undisturbed(scenario, references.isEmpty()));
    }
    return references;
  }

  private void run(
      List<Lane> lanes, List<Batch> batches, Map<Scenario, Reference> references, Verdicts verdicts)
      throws IOException {
    Queue<Batch> queue = new ConcurrentLinkedQueue<>(batches);
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < lanes.size(); i++) {
      Lane lane = lanes.get(i);
      CompletableFuture<Void> done = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  lane.run(queue, references, verdicts);
                  done.complete(null);
                } catch (IOException | RuntimeException | Error e) {
                  done.completeExceptionally(e);
                }
              },
              "lane-" + i);
      thread.setDaemon(true);
      thread.start();
      running.add(done);
    }
    try {
      running.forEach(CompletableFuture::join);
    } catch (CompletionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw e;
    }
  }

  /** What was missed is tried again; a last call that came earlier this time is the last. */
  private List<Outcome> again(
      List<Lane> lanes, Hands hands, Map<Scenario, Reference> references, Verdicts verdicts)
      throws IOException {
    List<Outcome> missed = verdicts.takeMissed();
    List<Outcome> suspects = verdicts.takeSuspects();
    for (int i = 1; i < TRIES && !(missed.isEmpty() && suspects.isEmpty()); i++) {
      words.accept(
          "%d points were not reached, %d are suspect; once more"
              .formatted(missed.size(), suspects.size()));
      int copies = Math.min(request.together(), Math.max(1, ROOM / Math.max(1, missed.size())));
      List<Batch> batches = new ArrayList<>();
      for (Act act : Act.values()) {
        List<Point> points = new ArrayList<>();
        for (Outcome outcome : missed) {
          if (outcome.act() == act) {
            points.add(retried(outcome, i));
          }
        }
        batches.addAll(
            i == CHAINED_AGAIN ? Batches.alone(act, points) : Batches.each(act, points, copies));
        batches.addAll(
            Batches.single(
                act,
                suspects.stream().filter(o -> o.act() == act).map(Outcome::point).toList(),
                TOGETHER_AGAIN));
      }
      widen(lanes, Math.min(request.lanes() * NARROWER, batches.size()), hands);
      run(lanes, batches, references, verdicts);
      missed = verdicts.takeMissed();
      suspects = verdicts.takeSuspects();
    }
    return missed;
  }

  /** Polls, and messages that lead to nothing, are not the same number every time. */
  private static Point retried(Outcome outcome, int round) {
    Point point = outcome.point();
    if (round <= CHAINED_AGAIN + 1 || !point.isLast()) {
      return point;
    }
    boolean fewer = outcome.calls() > 0 && outcome.calls() < point.occurrence();
    return point.last(fewer ? outcome.calls() : point.occurrence() - 1);
  }
}
