package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;

/**
 * One run over one fleet, everything drawn from one seed: the same seed gives the same run, event
 * by event.
 */
final class Simulation {
  /**
   * How a seed went.
   *
   * @param history all that happened, folded into one number
   */
  record Result(
      long seed,
      List<String> violations,
      int clusters,
      Map<String, Integer> faults,
      long turns,
      long history,
      Duration virtual,
      List<String> trace) {}

  private static final Instant START = Instant.parse("2026-11-22T21:00:00Z");

  /** Faults stop after this; what is not over long after that has stalled. */
  private static final Duration ROUGH = Duration.ofHours(6);

  private static final Duration LONGEST = Duration.ofDays(5);
  private static final long MOST_TURNS = 300_000;

  private final long seed;
  private final VirtualTimeline time = new VirtualTimeline(START);
  private final Schedule schedule;
  private final Faults faults;
  private final SimulatedAws aws;
  private final SimulatedFleet fleet;
  private final Invariants invariants;
  private final Crew crew;
  private final boolean watched;
  private final Operator operator;
  private final Meddler meddler;

  Simulation(long seed, Executor threads, Hands hands, boolean traced) {
    this.seed = seed;
    Random chance = new Random(seed);
    this.schedule = new Schedule(chance, time, threads);
    this.faults = new Faults(chance, schedule);
    this.aws = new SimulatedAws(time, schedule, faults);
    this.fleet = new SimulatedFleet(chance, aws, START);
    this.meddler = new Meddler(aws, schedule, faults, fleet);
    this.invariants = new Invariants(aws, schedule, faults, fleet, meddler, traced);
    // where nothing that was sent is lost or given up, and no command is cut short, the protocol
    // needs no watchdog, and gets none
    this.watched = chance.nextInt(3) > 0;
    if (!watched) {
      faults.never(Kind.LOST_MESSAGE, Kind.DISPATCHER_DIED, Kind.NO_STORE);
    }
    this.crew = new Crew(aws, schedule, faults, invariants, hands, watched, invariants::over);
    this.operator = crew.operator(fleet);
  }

  Result run() {
    aws.databases().watch(invariants::statement);
    schedule.messages(aws::nextMessage);
    schedule.onCrash(crew::died);
    faults.begin();
    weather();
    schedule.add("dispatcher", () -> dispatch(fleet.manifest()));
    schedule.add("operator", watched ? operator::work : operator::rest);
    schedule.add("somebody", meddler::work);
    int workers = 1 + faults.chance().nextInt(3);
    for (int i = 0; i < workers; i++) {
      crew.begin("worker-" + i);
    }
    time.after(
        ROUGH,
        () -> {
          faults.stop();
          crew.renew();
        });
    try {
      schedule.run(this::goesOn);
      if (!invariants.over()) {
        invariants.violated(
            "4: stalled after %s: %s"
                .formatted(Duration.between(START, time.instant()), invariants.positions()));
      }
    } finally {
      schedule.close();
    }
    faults.stop();
    invariants.atTheEnd();
    return new Result(
        seed,
        invariants.violations(),
        fleet.clusters().size(),
        faults.injected(),
        schedule.turns(),
        schedule.history(),
        Duration.between(START, time.instant()),
        invariants.trace());
  }

  private void weather() {
    faults.weather();
    if (!faults.calm()) {
      time.after(Duration.ofHours(1), this::weather);
    }
  }

  /**
   * After the last cluster's end, messages still under way are waited for: nothing may come of
   * them.
   */
  private boolean goesOn() {
    boolean settled = operator.done() && invariants.over() && aws.nextMessage().isEmpty();
    return !settled
        && schedule.turns() <= MOST_TURNS
        && !time.instant().isAfter(START.plus(LONGEST));
  }

  /**
   * What dispatch does, until it is done or dies; nobody starts it again once a manifest is there.
   */
  private void dispatch(Manifest manifest) {
    SimulatedWorker tools = crew.worker("dispatcher", Dialect.PRESENT);
    insist(() -> tools.manifests().create(manifest));
    for (Manifest.Entry entry : manifest.clusters()) {
      if (faults.happens(Kind.DISPATCHER_DIED)) {
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
        if (e.failure().code().equals("newer-schema")) {
          return; // a newer worker is at it already; dispatch says so and goes on
        }
        schedule.await(Duration.ofSeconds(10));
      }
    }
  }
}
