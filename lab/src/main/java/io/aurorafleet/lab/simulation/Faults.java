package io.aurorafleet.lab.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What goes wrong, drawn from the seed: how often each kind, and then at every call whether now.
 * Stops when told to, because some invariants speak of the time after faults stop.
 */
final class Faults {
  /** What becomes of one call. */
  enum Fate {
    SERVED,
    THROTTLED,
    SERVER_ERROR,
    LATE_SERVER_ERROR,
    LOST_REPLY,
    OWN_WRITE,
    CONFLICT
  }

  private static final double IN_A_STORM = 0.6;

  /** Changes to RDS are few, and each of them is a point of no return: they fail more often. */
  private static final int AT_CHANGES = 10;

  private static final int AFTER_LOOKS = 4;

  private final Random chance;
  private final Schedule schedule;
  private final Map<Kind, Double> rates = new EnumMap<>(Kind.class);
  private final Map<Kind, Integer> injected = new EnumMap<>(Kind.class);
  private final Set<Kind> excluded = EnumSet.noneOf(Kind.class);
  private final boolean polite;
  private boolean calm = true;
  private Instant stormUntil = Instant.MIN;
  private Instant noStoreUntil = Instant.MIN;

  Faults(Random chance, Schedule schedule) {
    this.chance = chance;
    this.schedule = schedule;
    for (Kind kind : Kind.values()) {
      rates.put(kind, chance.nextInt(3) == 0 ? 0 : chance.nextDouble() * kind.most);
    }
    this.polite = chance.nextBoolean();
  }

  /** Leaves kinds of faults out. */
  void never(Kind... kinds) {
    excluded.addAll(Arrays.asList(kinds));
  }

  /**
   * Whether workers are never paused between a check of their lease and the effect it guards, which
   * no check can help against. Then no effect comes late, and that it does is a violation.
   */
  boolean polite() {
    return polite;
  }

  /** No more faults from now on. */
  void stop() {
    calm = true;
  }

  void begin() {
    calm = false;
  }

  boolean calm() {
    return calm;
  }

  /** Runs a look at the world in which nothing is bent. */
  <T> T honestly(Supplier<T> look) {
    boolean before = calm;
    calm = true;
    try {
      return look.get();
    } finally {
      calm = before;
    }
  }

  Map<String, Integer> injected() {
    return injected.entrySet().stream()
        .collect(
            Collectors.toMap(
                e -> e.getKey().title, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
  }

  /** Whether a fault of this kind happens now, counted when it does. */
  boolean happens(Kind kind) {
    return happens(kind, 1);
  }

  private boolean happens(Kind kind, int times) {
    double rate = rates.getOrDefault(kind, 0.0) * times;
    boolean now = !calm && rate > 0 && !excluded.contains(kind) && chance.nextDouble() < rate;
    if (now) {
      count(kind);
    }
    return now;
  }

  void count(Kind kind) {
    injected.merge(kind, 1, Integer::sum);
  }

  /** Whether workers of a newer version have taken part. */
  boolean rolling() {
    return injected.containsKey(Kind.NEWER);
  }

  Random chance() {
    return chance;
  }

  /** Draws whether a storm, or an hour without S3, begins now; asked every virtual hour. */
  void weather() {
    if (happens(Kind.STORM)) {
      stormUntil = schedule.now().plusSeconds(60 + chance.nextInt(900));
    }
    if (happens(Kind.NO_STORE)) {
      noStoreUntil = schedule.now().plus(Duration.ofHours(1));
    }
  }

  /** Called with the turn held, before an operation; may never return. */
  Fate before(Operation operation) {
    if (operation.polls()) {
      return Fate.SERVED; // whoever receives has just been given the turn for it
    }
    turn(operation.effect() && !operation.store());
    if (calm) {
      return Fate.SERVED;
    }
    if (operation.store() && schedule.now().isBefore(noStoreUntil)) {
      return Fate.SERVER_ERROR;
    }
    if (schedule.now().isBefore(stormUntil) && chance.nextDouble() < IN_A_STORM) {
      count(Kind.THROTTLED);
      return Fate.THROTTLED;
    }
    if (happens(Kind.THROTTLED)) {
      return Fate.THROTTLED;
    }
    if (happens(Kind.SERVER_ERROR)) {
      return Fate.SERVER_ERROR;
    }
    int times = operation.changesRds() ? AT_CHANGES : 1;
    if (happens(Kind.LATE_SERVER_ERROR, times)) {
      return Fate.LATE_SERVER_ERROR;
    }
    if (happens(Kind.LOST_REPLY, times)) {
      return Fate.LOST_REPLY;
    }
    return operation.conditional() ? conditional() : Fate.SERVED;
  }

  private Fate conditional() {
    if (happens(Kind.OWN_WRITE)) {
      return Fate.OWN_WRITE;
    }
    return happens(Kind.CONFLICT) ? Fate.CONFLICT : Fate.SERVED;
  }

  /** Called after an operation's effect, before its reply is given. */
  void after(Operation operation) {
    String process = schedule.process();
    if (operation.changesRds() && process.startsWith("worker") && happens(Kind.CRASH, AT_CHANGES)) {
      schedule.crash(process);
      schedule.await(Duration.ZERO);
    }
    // between looking and acting is where a pause hurts most
    if (operation.looksAtRds()
        && process.startsWith("worker")
        && happens(Kind.PAUSE, AFTER_LOOKS)) {
      schedule.await(pause());
    }
    if (happens(Kind.SLOW_REPLY)) {
      schedule.await(Duration.ofSeconds(1 + chance.nextInt(20)));
    }
  }

  /** A point at which the worker may be paused or die. */
  void turn() {
    turn(false);
  }

  /**
   * The same; before a guarded effect, pauses of the polite are shorter than the time that the
   * check of the lease leaves.
   */
  void turn(boolean guarded) {
    String process = schedule.process();
    if (process.isEmpty()) {
      return;
    }
    if (process.startsWith("worker") && happens(Kind.CRASH)) {
      schedule.crash(process);
    }
    boolean brief = guarded && polite;
    if (!brief && happens(Kind.PAUSE)) {
      schedule.await(pause());
    } else {
      schedule.await(Duration.ofMillis(chance.nextInt(200)));
    }
  }

  private Duration pause() {
    return Duration.ofSeconds(60L + chance.nextInt(600));
  }
}
