package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.wiring.ConfigModule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * One run over one fleet, everything drawn from one seed: the same seed gives the same run, event
 * by event.
 */
final class Simulation {
  /** How a seed went. */
  record Result(
      long seed,
      List<String> violations,
      int clusters,
      Map<String, Integer> faults,
      long turns,
      Duration virtual,
      List<String> trace) {}

  private static final Instant START = Instant.parse("2026-11-22T21:00:00Z");

  /** Faults stop after this; what is not over long after that has stalled. */
  private static final Duration ROUGH = Duration.ofHours(6);

  private static final Duration LONGEST = Duration.ofDays(4);
  private static final long MOST_TURNS = 600_000;

  private final long seed;
  private final Random chance;
  private final VirtualTimeline time = new VirtualTimeline(START);
  private final Schedule schedule;
  private final Faults faults;
  private final SimulatedAws aws;
  private final Invariants invariants;

  /** Where nothing that was sent is lost, the protocol needs no watchdog, and gets none. */
  private final boolean watched;

  private int restarts;

  Simulation(long seed, Executor threads) {
    this.seed = seed;
    this.chance = new Random(seed);
    this.schedule = new Schedule(chance, time, threads);
    this.faults = new Faults(chance, schedule);
    faults.stop();
    this.watched = chance.nextInt(3) > 0;
    this.aws = new SimulatedAws(chance, time, schedule, faults);
    this.invariants = new Invariants(aws, schedule);
  }

  Result run() {
    SimulatedFleet fleet = new SimulatedFleet(chance, aws, time.instant());
    if (!watched) {
      faults.never(Set.of("lost message", "dispatcher died half way"));
    }
    faults.begin();
    faults.watch(invariants::served);
    schedule.messages(aws::nextMessage);
    schedule.onCrash(process -> time.after(Duration.ofSeconds(20), () -> begin(process)));
    schedule.add("dispatcher", () -> dispatch(fleet.manifest()));
    int workers = 1 + chance.nextInt(3);
    for (int i = 0; i < workers; i++) {
      begin("worker-" + i);
    }
    time.after(ROUGH, faults::stop);
    try {
      schedule.run(() -> goesOn(fleet));
      if (!invariants.over(fleet)) {
        stalled(fleet);
      }
    } finally {
      schedule.close();
    }
    invariants.atTheEnd(fleet);
    return new Result(
        seed,
        invariants.violations(),
        fleet.clusters().size(),
        faults.injected(),
        schedule.turns(),
        Duration.between(START, time.instant()),
        invariants.trace());
  }

  private boolean goesOn(SimulatedFleet fleet) {
    return !invariants.over(fleet)
        && schedule.turns() <= MOST_TURNS
        && !time.instant().isAfter(START.plus(LONGEST));
  }

  private void stalled(SimulatedFleet fleet) {
    invariants.violated(
        "4: stalled after %s: %s"
            .formatted(Duration.between(START, time.instant()), invariants.positions(fleet)));
  }

  /** Starts a process's threads, for the first time or after a crash. */
  private void begin(String process) {
    String name = process + (restarts == 0 ? "" : "." + restarts);
    restarts++;
    WorkerConfig config = aws.config(name);
    Duration skew = Duration.ofSeconds(chance.nextInt(600) - 300L);
    SimulatedWorker worker =
        DaggerSimulatedWorker.builder()
            .simulatedModule(
                new SimulatedModule(
                    aws, new SimulatedClock(schedule, skew), new Random(chance.nextLong())))
            .configModule(new ConfigModule(config))
            .build();
    schedule.add(process, () -> handle(worker));
    schedule.add(process, () -> handle(worker));
    if (watched) {
      schedule.add(process, () -> watch(worker));
    }
  }

  private void handle(SimulatedWorker worker) {
    while (true) {
      boolean idle = true;
      for (SignalQueue.Source source : SignalQueue.Source.values()) {
        for (Received message : receive(worker, source)) {
          idle = false;
          worker.inbox().handle(message);
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

  private void watch(SimulatedWorker worker) {
    while (true) {
      schedule.await(Duration.ofMinutes(5));
      worker.watchdog().look();
    }
  }

  /**
   * What dispatch does, until it is done or dies; nobody starts it again once a manifest is there.
   */
  private void dispatch(Manifest manifest) {
    SimulatedWorker tools =
        DaggerSimulatedWorker.builder()
            .simulatedModule(
                new SimulatedModule(
                    aws,
                    new SimulatedClock(schedule, Duration.ZERO),
                    new Random(chance.nextLong())))
            .configModule(new ConfigModule(aws.config("dispatcher")))
            .build();
    insist(() -> tools.manifests().create(manifest));
    for (Manifest.Entry entry : manifest.clusters()) {
      if (faults.happens("dispatcher died half way", 0.05)) {
        return; // the watchdog finishes what the manifest says
      }
      insist(
          () -> {
            Checkpoint checkpoint = tools.enrolment().enrol(manifest.order(entry));
            tools.queue().send(checkpoint.signal(WorkSignal.Reason.ORDER), Duration.ZERO);
          });
    }
  }

  private void insist(Runnable work) {
    while (true) {
      try {
        work.run();
        return;
      } catch (OutsideException e) {
        schedule.await(Duration.ofSeconds(10));
      }
    }
  }
}
