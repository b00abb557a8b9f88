package io.aurorafleet.lab.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.stream.LongStream;
import org.slf4j.LoggerFactory;

/** Many seeds, on all cores. */
public final class Simulations {
  /**
   * What many seeds came to.
   *
   * @param violations one line each, with the seed that replays it
   * @param caught how many seeds had a violation
   * @param turns how often a thread was let on to its next call
   * @param history all that happened in all seeds, folded into one number
   * @param faults how often each kind was injected, over all seeds
   */
  public record Summary(
      long seeds,
      List<String> violations,
      long clusters,
      long turns,
      long history,
      long caught,
      Map<String, Integer> faults,
      double seedsPerSecond) {}

  /**
   * All that happened in one seed.
   *
   * @param events a line each, in order; violations are among them
   */
  public record Trace(List<String> events, List<String> violations) {}

  private Simulations() {}

  /** Runs the seeds {@code from} to {@code from + seeds - 1}. */
  public static Summary run(long from, long seeds, int cores, WorkClock clock) {
    return run(from, seeds, cores, clock, Hands::production);
  }

  /** The same with a bug, to see that the simulation bites. */
  public static Summary planted(Planted bug, long from, long seeds, int cores, WorkClock clock) {
    return run(from, seeds, cores, clock, bug.hands());
  }

  private static Summary run(long from, long seeds, int cores, WorkClock clock, Hands hands) {
    Duration began = clock.monotonic();
    hush();
    ExecutorService actors = Executors.newCachedThreadPool(daemons());
    ExecutorService runs = Executors.newFixedThreadPool(cores, daemons());
    try {
      List<Future<Simulation.Result>> results = new ArrayList<>();
      LongStream.range(from, from + seeds)
          .forEach(
              seed ->
                  results.add(runs.submit(() -> new Simulation(seed, actors, hands, false).run())));
      List<String> violations = new ArrayList<>();
      Map<String, Integer> faults = new TreeMap<>();
      long clusters = 0;
      long turns = 0;
      long history = 0;
      long caught = 0;
      long seed = from;
      for (Future<Simulation.Result> future : results) {
        try {
          Simulation.Result result = future.get();
          clusters += result.clusters();
          turns += result.turns();
          history = 31 * history + result.history();
          caught += result.violations().isEmpty() ? 0 : 1;
          result.faults().forEach((kind, n) -> faults.merge(kind, n, Integer::sum));
          result.violations().forEach(v -> violations.add("seed " + result.seed() + ": " + v));
        } catch (ExecutionException e) {
          caught++;
          violations.add("seed " + seed + ": broke: " + cause(e));
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          break;
        }
        seed++;
      }
      double seconds = Math.max(0.001, clock.monotonic().minus(began).toMillis() / 1000.0);
      return new Summary(
          seeds, violations, clusters, turns, history, caught, faults, seeds / seconds);
    } finally {
      runs.shutdownNow();
      actors.shutdownNow();
    }
  }

  /** Runs one seed and gives all that happened. */
  public static Trace trace(long seed) {
    return trace(seed, Hands::production);
  }

  /** The same with a bug. */
  public static Trace trace(long seed, Planted bug) {
    return trace(seed, bug.hands());
  }

  private static Trace trace(long seed, Hands hands) {
    ExecutorService actors = Executors.newCachedThreadPool(daemons());
    try {
      Simulation.Result result = new Simulation(seed, actors, hands, true).run();
      return new Trace(result.trace(), result.violations());
    } finally {
      actors.shutdownNow();
    }
  }

  /** Workers that meet thousands of faults a second have thousands of warnings to give. */
  private static void hush() {
    if (LoggerFactory.getLogger("io.aurorafleet") instanceof Logger logger) {
      logger.setLevel(Level.OFF);
    }
  }

  private static String cause(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    StackTraceElement[] at = root.getStackTrace();
    return root + (at.length == 0 ? "" : " at " + at[0]);
  }

  private static ThreadFactory daemons() {
    return work -> {
      Thread thread = new Thread(work, "simulation");
      thread.setDaemon(true);
      return thread;
    };
  }
}
