package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * One sandbox with a standby worker that lives on, and for each batch a worker that does not. Only
 * one of them receives messages at a time, so that it is certain who comes to the points.
 */
final class Lane implements AutoCloseable {
  private static final Duration LOOK = Duration.ofMillis(100);
  private static final Duration START = Duration.ofSeconds(90);

  /** How long a cluster may take from end to end, all in all. */
  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** Things follow the end of a cluster, such as the report of its run. */
  private static final Duration SETTLING = Duration.ofSeconds(20);

  /** How long a zombie may do what it thinks it has to. */
  private static final Duration AFTERLIFE = Duration.ofSeconds(3);

  /** Beyond the drain time itself. */
  private static final long EXIT_SECONDS = Tempo.DRAIN_SECONDS + 15;

  /** Writing an archive of classes takes a while on a busy machine. */
  private static final long ARCHIVING_SECONDS = 120;

  private final int number;
  private final Estate estate;
  private final Hands hands;
  private final WorkClock clock;
  private final Names names;
  private Hand standby;
  private int workers;

  /** A batch whose clusters are there and whose first worker waits for orders. */
  private record Ready(
      Batch batch, Map<String, Access> access, List<String> ids, CompletableFuture<Hand> first) {}

  private Lane(int number, Estate estate, Hands hands, WorkClock clock, Names names, Hand standby) {
    this.number = number;
    this.estate = estate;
    this.hands = hands;
    this.clock = clock;
    this.names = names;
    this.standby = standby;
  }

  static Lane open(int number, Hands hands, WorkClock clock, Names names) throws IOException {
    Estate estate = Estate.open(clock);
    Hand standby = hands.start("standby-" + number, Tempo.worker(estate.environment()));
    standby.awaitStart(START);
    return new Lane(number, estate, hands, clock, names, standby);
  }

  Estate estate() {
    return estate;
  }

  /** What comes of a scenario when nobody is disturbed, and the calls that were made. */
  Reference undisturbed(Scenario scenario, boolean archive) throws IOException {
    String id = names.next();
    Map<String, Access> access = estate.seed(scenario, List.of(id));
    Map<String, String> environment = Tempo.worker(estate.environment());
    String name = "traced-%d-%s".formatted(number, scenario);
    try (Hand worker =
        archive ? hands.startArchiving(name, environment) : hands.start(name, environment)) {
      worker.awaitStart(START);
      worker.go();
      estate.dispatch(scenario, id);
      awaitEnd(List.of(id));
      clock.pause(Duration.ofSeconds(1)); // what follows the end
      worker.process().terminate();
      if (exit(worker, ARCHIVING_SECONDS).isEmpty()) {
        throw new IOException("The traced worker did not end: " + worker.process().errors());
      }
      Map<String, String> end = EndState.of(estate, id, Verdicts.need(access, id));
      List<Call> calls = worker.calls(id);
      estate.discard(id);
      return new Reference(scenario, calls, end);
    }
  }

  /** Goes through batches, making each next one ready while the one before is gone through. */
  void run(Queue<Batch> batches, Map<Scenario, Reference> references, Verdicts verdicts)
      throws IOException {
    Batch first = batches.poll();
    CompletableFuture<Ready> next = first == null ? null : ready(first);
    while (next != null) {
      Ready now = join(next);
      Batch batch = batches.poll();
      next = batch == null ? null : ready(batch);
      perform(now, references, verdicts);
      CompletableFuture<Void> unused =
          CompletableFuture.runAsync(() -> now.ids().forEach(estate::discard));
    }
  }

  private CompletableFuture<Ready> ready(Batch batch) {
    CompletableFuture<Hand> worker = victim();
    return CompletableFuture.supplyAsync(
        () -> {
          List<String> ids = names.next(batch.clusters());
          return new Ready(batch, estate.seed(batch.scenario(), ids), ids, worker);
        });
  }

  /** A worker that is about to be started. */
  private CompletableFuture<Hand> victim() {
    workers++;
    String name = "victim-%d-%d".formatted(number, workers);
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            Hand victim = hands.start(name, Tempo.worker(estate.environment()));
            victim.awaitStart(START);
            return victim;
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
  }

  private static <T> T join(CompletableFuture<T> ready) throws IOException {
    try {
      return ready.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    }
  }

  private void perform(Ready now, Map<Scenario, Reference> references, Verdicts verdicts)
      throws IOException {
    Batch batch = now.batch();
    List<String> ids = now.ids();
    List<Verdicts.Passage> passages = new ArrayList<>();
    standby.hold();
    CompletableFuture<Hand> next = now.first();
    List<String> wrong = List.of();
    Reference reference = Verdicts.need(references, batch.scenario());
    for (int round = 0; round < batch.rounds().size(); round++) {
      boolean last = round == batch.rounds().size() - 1;
      List<Point> points = batch.rounds().get(round);
      try (Hand victim = join(next)) {
        for (int i = 0; i < ids.size(); i++) {
          victim.arm(ids.get(i), points.get(i), reference.after(points.get(i).step()));
        }
        victim.go();
        if (round == 0) {
          ids.forEach(id -> estate.dispatch(batch.scenario(), id));
        }
        next = last ? next : victim();
        new Gathering(clock, id -> over(List.of(id)), LONGEST).await(victim, ids);
        Set<String> standing = victim.standing();
        wrong = act(batch.act(), last, victim, ids);
        for (int i = 0; i < ids.size(); i++) {
          Point point = points.get(i);
          int calls = (int) victim.calls(ids.get(i)).stream().filter(point.call()::equals).count();
          passages.add(
              new Verdicts.Passage(ids.get(i), point, standing.contains(ids.get(i)), calls));
        }
      }
    }
    for (String id : ids) {
      List<String> differences = new ArrayList<>(wrong);
      differences.addAll(differences(reference.end(), id, Verdicts.need(now.access(), id)));
      verdicts.add(
          batch.act(), passages.stream().filter(p -> p.cluster().equals(id)).toList(), differences);
    }
  }

  private boolean over(List<String> ids) {
    return ids.stream().allMatch(id -> estate.checkpoint(id).position().terminal());
  }

  /** Does to the worker what is to be done; after the last, waits until all is finished. */
  private List<String> act(Act act, boolean last, Hand victim, List<String> ids)
      throws IOException {
    try {
      switch (act) {
        case KILL -> {
          victim.process().kill();
          var unused = victim.process().exit(EXIT_SECONDS);
          if (last) {
            standby.go();
            awaitEnd(ids);
          }
        }
        case PAUSE -> {
          victim.process().pause();
          standby.go();
          awaitEnd(ids);
          ids.forEach(victim::free);
          victim.process().resume();
          clock.pause(AFTERLIFE); // whatever it was at, it goes on with
          victim.process().terminate();
          return exit(victim, EXIT_SECONDS).isEmpty()
              ? List.of("the zombie did not end")
              : List.of();
        }
        case TERMINATE -> {
          victim.process().terminate();
          standby.go();
          ids.forEach(victim::free);
          boolean late = exit(victim, EXIT_SECONDS).isEmpty();
          awaitEnd(ids);
          return late ? List.of("SIGTERM: it did not end in its drain time") : List.of();
        }
      }
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  private static java.util.Optional<Integer> exit(Hand hand, long seconds) throws IOException {
    try {
      return hand.process().exit(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted", e);
    }
  }

  /** One that stays where it is shows in its end state. */
  private void awaitEnd(List<String> ids) {
    Duration began = clock.monotonic();
    while (!over(ids) && clock.monotonic().minus(began).compareTo(LONGEST) < 0) {
      clock.pause(LOOK);
    }
  }

  private List<String> differences(Map<String, String> wanted, String id, Access access) {
    Duration began = clock.monotonic();
    while (true) {
      List<String> differences = EndState.differences(wanted, EndState.of(estate, id, access));
      boolean late = clock.monotonic().minus(began).compareTo(SETTLING) > 0;
      if (differences.isEmpty() || late) {
        return differences.isEmpty() ? differences : told(differences, id);
      }
      clock.pause(LOOK.multipliedBy(5));
    }
  }

  private List<String> told(List<String> differences, String id) {
    Checkpoint checkpoint = estate.checkpoint(id);
    List<String> told = new ArrayList<>(differences);
    told.add(
        "(cluster %s, visit %d at %s, %s)"
            .formatted(id, checkpoint.visit(), checkpoint.now().step(), checkpoint.position()));
    return told;
  }

  @Override
  public void close() {
    standby.close();
    estate.close();
  }
}
