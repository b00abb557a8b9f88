package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.signal.SignalCodec;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.worker.wiring.ConfigModule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The simulated worker processes: begun, crashed, begun again, and at last all of one version. */
final class Crew {
  private static final int HANDLERS = 2;
  private static final Duration WATCH = Duration.ofMinutes(5);
  private static final Duration LAZY_WATCH = Duration.ofHours(12);
  private static final Duration RESTART = Duration.ofSeconds(20);

  private final SimulatedAws aws;
  private final Schedule schedule;
  private final Faults faults;
  private final Invariants invariants;
  private final Hands hands;
  private final BooleanSupplier over;
  private final Random chance;
  private final Dialect newer;
  private final boolean watched;
  private final Map<String, Dialect> processes = new TreeMap<>();
  private final Set<String> down = new HashSet<>();
  private int begun;

  Crew(
      SimulatedAws aws,
      Schedule schedule,
      Faults faults,
      Invariants invariants,
      Hands hands,
      boolean watched,
      BooleanSupplier over) {
    this.aws = aws;
    this.schedule = schedule;
    this.faults = faults;
    this.invariants = invariants;
    this.hands = hands;
    this.watched = watched;
    this.over = over;
    this.chance = faults.chance();
    this.newer = rolling(chance);
  }

  /** One fleet in six is worked on by two versions at once. */
  private static Dialect rolling(Random chance) {
    return switch (chance.nextInt(12)) {
      case 0 -> Dialect.NEWER_SCHEMA;
      case 1 -> Dialect.NEWER_STEP;
      default -> Dialect.PRESENT;
    };
  }

  /** Somebody with the present version's command line. */
  Operator operator(SimulatedFleet fleet) {
    SimulatedOperator commands =
        DaggerSimulatedOperator.builder()
            .simulatedModule(outside(newer))
            .configModule(new ConfigModule(aws.config("operator")))
            .build();
    return new Operator(commands, schedule, faults, fleet);
  }

  /** Starts a process's threads, for the first time or after a crash. */
  void begin(String process) {
    Dialect dialect = faults.calm() || chance.nextBoolean() ? newer : Dialect.PRESENT;
    if (dialect != Dialect.PRESENT) {
      faults.count(Kind.NEWER);
    }
    processes.put(process, dialect);
    SimulatedWorker worker = worker(process + "." + begun++, dialect);
    invariants.named(process, process + "." + (begun - 1));
    for (int i = 0; i < HANDLERS; i++) {
      schedule.add(process, () -> handle(worker));
    }
    if (watched) {
      schedule.add(process, () -> watch(worker));
    }
  }

  /** Somebody starts it again; once, even if it is ended while it is down already. */
  void died(String process) {
    if (down.add(process)) {
      schedule.after(
          RESTART,
          () -> {
            down.remove(process);
            begin(process);
          });
    }
  }

  /** The rolling deployment comes to its end: nobody of the old version is left. */
  void renew() {
    List.copyOf(processes.keySet()).stream()
        .filter(process -> processes.get(process) != newer)
        .forEach(schedule::crash);
  }

  /** The parts of a worker, also for a dispatcher to work with. */
  SimulatedWorker worker(String name, Dialect dialect) {
    return hands.worker(outside(dialect), aws.config(name));
  }

  /** What the world looks like to a process. */
  SimulatedModule outside(Dialect dialect) {
    Duration skew = Duration.ofSeconds(chance.nextInt(600) - 300L);
    if (!faults.happens(Kind.SKEWED)) {
      skew = Duration.ZERO;
    }
    return new SimulatedModule(
        aws,
        new SimulatedClock(schedule, skew),
        new Random(chance.nextLong()),
        new Meetings(invariants, faults, aws.s3(), dialect),
        dialect);
  }

  private void handle(SimulatedWorker worker) {
    while (true) {
      boolean idle = true;
      for (SignalQueue.Source source : SignalQueue.Source.values()) {
        for (Received message : receive(worker, source)) {
          idle = false;
          invariants.handling(signal(message));
          worker.handle(message);
          invariants.handling(null);
        }
      }
      if (idle) {
        schedule.awaitMessage();
      }
    }
  }

  private static List<Received> receive(SimulatedWorker worker, SignalQueue.Source source) {
    try {
      return worker.queue().receive(source, 1, Duration.ZERO);
    } catch (OutsideException e) {
      return List.of();
    }
  }

  private static @Nullable WorkSignal signal(Received message) {
    try {
      return SignalCodec.decode(message.message()) instanceof WorkSignal work ? work : null;
    } catch (NewerSchemaException | UnreadableException e) {
      return null;
    }
  }

  private void watch(SimulatedWorker worker) {
    while (true) {
      schedule.await(over.getAsBoolean() ? LAZY_WATCH : WATCH);
      worker.watchdog().look();
    }
  }
}
