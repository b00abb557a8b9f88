package io.aurorafleet.lab.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.Progress;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.rds.ClusterSeed;
import io.aurorafleet.sandbox.rds.Durations;
import io.aurorafleet.sandbox.rds.Quotas;
import io.aurorafleet.sandbox.rds.Stage;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import io.aurorafleet.worker.wiring.ConfigModule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;

/** Production workers on a virtual clock, a large fleet, and an hour in which nothing happens. */
class QuietFleetTest {
  private static final int CLUSTERS = 500;
  private static final int WORKERS = 4;
  private static final Instant START = Instant.parse("2026-11-22T21:00:00Z");
  private static final EngineVersion OLD = new EngineVersion("16.13");
  private static final EngineVersion NEW = new EngineVersion("16.15");

  /** Long enough for every worker's watchdog to have counted the fleet. */
  private static final Duration SETTLED = Duration.ofMinutes(10);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final VirtualTimeline time = new VirtualTimeline(START);
  private final Random chance = new Random(1);
  private final Schedule schedule = new Schedule(chance, time, threads);
  private final SimulatedAws aws =
      new SimulatedAws(
          time,
          schedule,
          new Faults(chance, schedule),
          Durations.usual().with(Stage.MINOR_UPGRADE, Duration.ofDays(30)),
          new Quotas(CLUSTERS, CLUSTERS, 50, 50, 50));
  private final List<Instant> calls = new ArrayList<>();
  private final Set<String> lookedAt = new HashSet<>();

  private final FaultyClient.Witness witness =
      new FaultyClient.Witness() {
        @Override
        public void before(Operation operation) {
          if (operation.service().equals("rds")) {
            calls.add(time.instant());
            if (quiet(time.instant())
                && operation.request() instanceof DescribeDbClustersRequest look) {
              lookedAt.add(String.valueOf(look.dbClusterIdentifier()));
              look.filters().forEach(f -> lookedAt.addAll(f.values()));
            }
          }
        }

        @Override
        public void served(Operation operation) {}

        @Override
        public void refused(Operation operation, Faults.Fate fate) {}
      };

  @AfterEach
  void end() {
    schedule.close();
    threads.shutdownNow();
  }

  @Test
  void fiveHundredWaitingClustersMakeNoMoreThanOneRdsCallASecondOverAllWorkers() {
    aws.secrets()
        .createSecret(
            r -> r.name("m").secretString("{\"username\":\"m\",\"password\":\"correct-horse\"}"));
    Manifest manifest = upgrading();
    List<SimulatedWorker> workers = IntStream.range(0, WORKERS).mapToObj(this::worker).toList();
    SimulatedWorker tools = worker(WORKERS);
    tools.manifests().create(manifest);
    manifest.clusters().forEach(entry -> midway(tools, manifest, entry));
    schedule.messages(aws::nextMessage);
    workers.forEach(
        worker -> {
          schedule.add("one", () -> handle(worker));
          schedule.add("one", () -> handle(worker));
          schedule.add("one", () -> watch(worker));
        });
    schedule.run(() -> time.instant().isBefore(START.plus(SETTLED).plusSeconds(3600)));

    assertThat(calls.stream().filter(QuietFleetTest::quiet).count())
        .as("calls of RDS in an hour")
        .isLessThanOrEqualTo(3600);
    assertThat(lookedAt).as("every one of them was looked at all the same").hasSize(CLUSTERS);
    assertThat(tools.checkpoints().find(manifest.run(), manifest.clusters().get(7).cluster()))
        .hasValueSatisfying(
            l ->
                assertThat(l.checkpoint().position())
                    .isNotInstanceOfAny(Position.Halted.class, Position.Held.class));
  }

  private static boolean quiet(Instant at) {
    return !at.isBefore(START.plus(SETTLED)) && at.isBefore(START.plus(SETTLED).plusSeconds(3600));
  }

  /** A fleet whose upgrades are under way and take a month. */
  private Manifest upgrading() {
    List<Manifest.Entry> entries = new ArrayList<>();
    for (int i = 0; i < CLUSTERS; i++) {
      String id = "c" + i;
      aws.rds()
          .seed(
              ClusterSeed.of(id, OLD.value(), "m", "correct-horse")
                  .withTags(Map.of("aurora-maintenance-user-secret", "m")))
          .join();
      aws.rds()
          .modifyDBCluster(
              r -> r.dbClusterIdentifier(id).engineVersion(NEW.value()).applyImmediately(true));
      String resource =
          aws.rds()
              .describeDBClusters(r -> r.dbClusterIdentifier(id))
              .dbClusters()
              .get(0)
              .dbClusterResourceId();
      entries.add(new Manifest.Entry(new ClusterId(id), resource, OLD, Wave.SECOND));
    }
    return new Manifest(
        Manifest.SCHEMA,
        new RunId("quiet"),
        START,
        Account.EXAMPLE.id(),
        Account.EXAMPLE.region(),
        "UpgradeDB=Y",
        RunModule.UPGRADE,
        NEW,
        RunOptions.defaults().withLimits(CLUSTERS, null, null),
        entries);
  }

  /** The upgrade was asked for by somebody before. */
  private static void midway(SimulatedWorker tools, Manifest manifest, Manifest.Entry entry) {
    Hop hop = new Hop(OLD, NEW, false, "aurora-postgresql16");
    Checkpoint waiting =
        Checkpoint.fresh("", manifest.order(entry), START)
            .with(
                List.of(
                    new Fact.PathChosen(START, List.of(hop)),
                    new Fact.Intended(START, 0, 1, OLD, NEW)))
            .progress(Progress.at("await-upgrade", 0, START));
    tools.checkpoints().create(waiting);
    tools.queue().send(waiting.signal(WorkSignal.Reason.RESUME), Duration.ofSeconds(60));
  }

  private SimulatedWorker worker(int number) {
    return DaggerSimulatedWorker.builder()
        .simulatedModule(
            new SimulatedModule(
                aws,
                new SimulatedClock(schedule, Duration.ZERO),
                new Random(number),
                witness,
                Dialect.PRESENT))
        .configModule(new ConfigModule(aws.config("worker-" + number)))
        .build();
  }

  private void handle(SimulatedWorker worker) {
    while (true) {
      List<Received> messages = worker.queue().receive(SignalQueue.Source.WORK, 1, Duration.ZERO);
      if (messages.isEmpty()) {
        messages = worker.queue().receive(SignalQueue.Source.EVENTS, 1, Duration.ZERO);
      }
      if (messages.isEmpty()) {
        schedule.awaitMessage();
      }
      messages.forEach(worker::handle);
    }
  }

  private void watch(SimulatedWorker worker) {
    while (true) {
      worker.clock().pause(worker.config().tempo().watchdog());
      worker.watchdog().look();
    }
  }
}
