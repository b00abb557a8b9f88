package io.aurorafleet.lab.soak;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DatabaseProof.Access;
import io.aurorafleet.lab.fleet.FleetSeeder;
import io.aurorafleet.lab.fleet.PlannedCluster;
import io.aurorafleet.lab.killmatrix.Effects;
import io.aurorafleet.lab.local.Bucket;
import io.aurorafleet.lab.local.LocalAws;
import io.aurorafleet.sandbox.SandboxOptions;
import io.aurorafleet.sandbox.rds.Quotas;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A fleet, workers that die all the time, events that get lost, and in the end a look at it all.
 */
final class Soak {
  private static final double AWS_SPEED = 100;
  private static final double WORKER_SPEED = 12;
  private static final int PLENTY = 1000;
  private static final int MOST_REQUEUES = 3;

  /** Workers die as often as this, at random in between. */
  private static final int SHORTEST_MILLIS = 2_000;

  private static final int LONGEST_MILLIS = 6_000;
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** A worker's watch over a cluster that others finish lapses; an hour of AWS's time. */
  private static final Duration WATCHES = Duration.ofMinutes(6);

  /** After the killing, for what is left. */
  private static final Duration PATIENCE = Duration.ofMinutes(15);

  private final SoakRequest request;
  private final WorkClock clock;
  private final Consumer<String> words;
  private final RoughEvents events;
  private final Effects effects = new Effects();
  private final Random chance;
  private final List<String> wrong = new ArrayList<>();
  private int requeues;

  Soak(SoakRequest request, WorkClock clock, Consumer<String> words) {
    this.request = request;
    this.clock = clock;
    this.words = words;
    this.events = new RoughEvents(request.seed());
    this.chance = new Random(request.seed());
  }

  SoakResult run() throws IOException, SQLException {
    try (LocalAws aws =
        LocalAws.start(
            SandboxOptions.Ports.FREE,
            AWS_SPEED,
            events,
            usual -> usual.with(new Quotas(PLENTY, PLENTY, PLENTY, PLENTY, PLENTY)),
            effects::before)) {
      Map<String, String> environment = new TreeMap<>(aws.environment());
      environment.put("AURORA_FLEET_SPEED", Double.toString(WORKER_SPEED));
      List<PlannedCluster> fleet = SoakFleet.of(request.clusters());
      words.accept("Making a fleet of %d clusters".formatted(fleet.size()));
      Map<String, Access> access = new FleetSeeder(aws).seed(fleet);
      Map<String, DatabaseProof> before = new TreeMap<>();
      for (Map.Entry<String, Access> each : access.entrySet()) {
        before.put(each.getKey(), DatabaseProof.of(each.getValue()));
      }
      try (MortalCrew crew = new MortalCrew(environment, request.directory(), request.seed());
          Bucket bucket = new Bucket(environment)) {
        crew.hire(request.workers());
        return soak(aws, crew, bucket, environment, fleet, access, before);
      }
    }
  }

  private SoakResult soak(
      LocalAws aws,
      MortalCrew crew,
      Bucket bucket,
      Map<String, String> environment,
      List<PlannedCluster> fleet,
      Map<String, Access> access,
      Map<String, DatabaseProof> before)
      throws IOException, SQLException {
    Command command = new Command(environment, request.directory());
    Duration began = clock.monotonic();
    Duration killUntil = began.plus(request.killing());
    RunId upgrade = dispatch(command, "UPGRADE");
    end(command, crew, bucket, upgrade, fleet, killUntil);
    Duration ended = clock.monotonic().minus(began);
    int runs = 1;
    while (clock.monotonic().compareTo(killUntil) < 0) {
      RunId another = dispatch(command, "PREUPGRADE");
      end(command, crew, bucket, another, fleet, killUntil);
      runs++;
    }
    SoakCheck check = new SoakCheck(aws.rds(), aws.plane(), bucket.objects(), upgrade);
    Duration lapsed = clock.monotonic().plus(WATCHES);
    for (PlannedCluster cluster : fleet) {
      while (!SoakCheck.left(need(access, cluster.id())).isEmpty()
          && clock.monotonic().compareTo(lapsed) < 0) {
        clock.pause(LOOK);
      }
      wrong.addAll(check.of(cluster, need(before, cluster.id()), need(access, cluster.id())));
    }
    if (crew.deserted()) {
      wrong.add("a worker ended by itself; see the logs in " + request.directory());
    }
    return new SoakResult(
        fleet.size(),
        runs,
        crew.kills(),
        events.emitted(),
        events.lost(),
        events.doubled(),
        requeues,
        ended,
        clock.monotonic().minus(began),
        effects.calls(),
        wrong);
  }

  private RunId dispatch(Command command, String module) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("dispatch", "--module", module, "--target", SoakFleet.TARGET));
    arguments.addAll(List.of("--in-flight", Integer.toString(request.inFlight())));
    arguments.addAll(List.of("--failure-budget", "any"));
    if (module.equals("UPGRADE")) {
      arguments.addAll(List.of("--slots", "recreate", "--force-slots"));
    }
    JsonNode answer = command.run(arguments);
    RunId run = new RunId(answer.path("run").asText());
    words.accept("Run %s: %s".formatted(run, module));
    return run;
  }

  /** Kills workers until the time is over, and waits until every cluster of the run has ended. */
  private void end(
      Command command,
      MortalCrew crew,
      Bucket bucket,
      RunId run,
      List<PlannedCluster> fleet,
      Duration killUntil)
      throws IOException {
    Duration nextKill = clock.monotonic().plus(pause());
    Duration nextLook = clock.monotonic();
    int asked = 0;
    while (true) {
      Duration now = clock.monotonic();
      if (now.compareTo(nextKill) >= 0 && now.compareTo(killUntil) < 0) {
        crew.killOne();
        nextKill = now.plus(pause());
      }
      if (now.compareTo(nextLook) >= 0) {
        nextLook = now.plus(LOOK);
        List<Checkpoint> all = look(bucket, run, fleet);
        List<Checkpoint> failed = failed(all);
        tell(all, failed, crew, run);
        if (all.size() == fleet.size() && all.stream().allMatch(c -> c.position().terminal())) {
          if (failed.isEmpty() || asked == MOST_REQUEUES) {
            failed.forEach(c -> wrong.add(c.order().cluster() + ": " + c.position()));
            return;
          }
          asked++;
          requeues += failed.size();
          failed.forEach(
              c -> words.accept("requeued: %s %s".formatted(c.order().cluster(), c.position())));
          JsonNode unused = command.run(List.of("requeue", "--run", run.value(), "--failed"));
        }
      }
      if (now.compareTo(killUntil.plus(PATIENCE)) > 0) {
        wrong.add("run " + run + " did not end");
        return;
      }
      clock.pause(Duration.ofMillis(100));
    }
  }

  private Duration pause() {
    return Duration.ofMillis(SHORTEST_MILLIS + chance.nextInt(LONGEST_MILLIS - SHORTEST_MILLIS));
  }

  private static List<Checkpoint> look(Bucket bucket, RunId run, List<PlannedCluster> fleet) {
    List<Checkpoint> all = new ArrayList<>();
    for (PlannedCluster cluster : fleet) {
      bucket
          .checkpoints()
          .find(run, new ClusterId(cluster.id()))
          .ifPresent(loaded -> all.add(loaded.checkpoint()));
    }
    return all;
  }

  private static List<Checkpoint> failed(List<Checkpoint> all) {
    return all.stream().filter(c -> c.position() instanceof Position.Halted).toList();
  }

  private void tell(List<Checkpoint> all, List<Checkpoint> failed, MortalCrew crew, RunId run) {
    long over = all.stream().filter(c -> c.position().terminal()).count();
    words.accept(
        "%s: %d of %d have ended, %d of them failed; %d workers killed, %d events lost, %d doubled"
            .formatted(
                run,
                over,
                all.size(),
                failed.size(),
                crew.kills(),
                events.lost(),
                events.doubled()));
  }

  private static <V> V need(Map<String, V> map, String key) {
    return Objects.requireNonNull(map.get(key), key);
  }
}
