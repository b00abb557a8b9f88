package io.aurorafleet.lab.oracle;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.preflight.TargetExtensions;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import io.aurorafleet.sandbox.rds.DataPlane.Address;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/** Breaks clusters, asks preflight, then the real pg_upgrade, and judges. */
final class Oracle {
  private static final Map<String, String> SETTINGS =
      Map.of("rds.logical_replication", "1", "max_prepared_transactions", "5");

  /** The published servers lack pg_controldata; newer ones read the control files from 12 on. */
  private static final int OLDEST_SOURCE = 12;

  private final PostgresDataPlane plane;
  private final Binaries binaries;
  private final BiPredicate<Integer, Integer> pairs;
  private final AtomicInteger made = new AtomicInteger();

  /**
   * Prepares.
   *
   * @param pairs which of the possible ones are wanted
   */
  Oracle(PostgresDataPlane plane, Binaries binaries, BiPredicate<Integer, Integer> pairs) {
    this.plane = plane;
    this.binaries = binaries;
    this.pairs = pairs;
  }

  /** Whether a case has a pair of majors to be tried on. */
  boolean tries(OracleCase one) {
    return binaries.majors().stream()
        .anyMatch(source -> one.sources().hasSource(source) && !targets(source).isEmpty());
  }

  /** The majors there are servers of. */
  List<Integer> majors() {
    return binaries.majors();
  }

  /** All trials of all cases, in order, some at the same time; each is told as it is done. */
  List<Trial> run(List<OracleCase> cases, int threads, Consumer<Trial> told) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<List<Trial>>> running = new ArrayList<>();
      for (OracleCase one : cases) {
        for (int source : binaries.majors()) {
          if (one.sources().hasSource(source) && !targets(source).isEmpty()) {
            running.add(pool.submit(() -> trials(one, source)));
          }
        }
      }
      List<Trial> trials = new ArrayList<>();
      for (Future<List<Trial>> future : running) {
        List<Trial> some = future.get();
        some.forEach(told);
        trials.addAll(some);
      }
      return trials;
    } finally {
      pool.shutdownNow();
    }
  }

  private List<Integer> targets(int source) {
    return binaries.majors().stream()
        .filter(target -> target > source && pairs.test(source, target))
        .toList();
  }

  private List<Trial> trials(OracleCase one, int source) {
    String cluster = "oracle-" + made.incrementAndGet();
    Map<String, String> settings = new LinkedHashMap<>(SETTINGS);
    settings.putAll(one.settings());
    Address address =
        plane.create(cluster, binaries.version(source), Script.USER, Script.PASSWORD, settings);
    try {
      new Script(one, address).run();
      Map<Integer, Optional<TargetExtensions>> asked = new LinkedHashMap<>();
      targets(source).forEach(target -> asked.put(target, binaries.offered(target)));
      List<Trial> trials = new ArrayList<>();
      new Look(address)
          .findings(source, asked)
          .forEach((target, found) -> trials.add(trial(one, cluster, source, target, found)));
      return trials;
    } finally {
      plane.delete(cluster);
    }
  }

  private Trial trial(
      OracleCase one, String cluster, int source, int target, List<Finding> findings) {
    Optional<Path> bin = binaries.full(target);
    if (bin.isEmpty()) {
      return Judge.skipped(one, source, target, binaries.missing(target), findings);
    }
    if (source < OLDEST_SOURCE) {
      return Judge.skipped(
          one, source, target, "no pg_controldata that reads the data of " + source, findings);
    }
    String version = binaries.version(target);
    return Judge.judge(
        one,
        source,
        target,
        plane.tryUpgrade(cluster, version, bin.get(), true),
        () -> plane.tryUpgrade(cluster, version, bin.get(), false),
        findings);
  }
}
