package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.checkpoint.BucketName;
import io.aurorafleet.cloud.checkpoint.S3ObjectStore;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What must hold at every moment, told of every call that took effect; and what at the end. */
final class Invariants implements FaultyClient.Witness {
  private static final RunId RUN = new RunId("sim");

  private record Kept(Checkpoint checkpoint, Instant at) {}

  private final SimulatedAws aws;
  private final Schedule schedule;
  private final Faults faults;
  private final SimulatedFleet fleet;
  private final Records records;
  private final EndState end;
  private final WayBack wayBack;
  private final boolean traced;
  private final Acts acts = new Acts(this::violated);
  private final List<String> violations = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();
  private final Map<ClusterId, Kept> latest = new TreeMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<Actor, WorkSignal> handled = new HashMap<>();
  private final Set<String> strays = new HashSet<>();
  private @Nullable Ledger ledger;

  Invariants(
      SimulatedAws aws,
      Schedule schedule,
      Faults faults,
      SimulatedFleet fleet,
      Meddler meddler,
      boolean traced) {
    this.traced = traced;
    this.aws = aws;
    this.schedule = schedule;
    this.faults = faults;
    this.fleet = fleet;
    S3ObjectStore objects = new S3ObjectStore(aws.s3(), new BucketName(aws.bucket()));
    this.records = new Records(objects, RUN);
    this.end = new EndState(aws, objects, meddler, strays);
    this.wayBack = new WayBack(aws);
  }

  /** A process was started and calls itself so from now on. */
  void named(String process, String name) {
    names.put(process, name);
  }

  /** What the actor that runs now is at work on; null when it is not one of our messages. */
  void handling(@Nullable WorkSignal signal) {
    Actor actor = schedule.running();
    if (actor != null) {
      handled.put(actor, signal);
    }
  }

  @Override
  public void before(Operation call) {
    if (call.service().equals("rds") && call.effect()) {
      aws.remember();
      Subjects.of(call.request())
          .flatMap(this::latest)
          .ifPresent(c -> mayAct(call.toString(), call.request(), c));
    }
  }

  @Override
  public void served(Operation call) {
    schedule.happened(call.name().hashCode());
    if (!call.polls()) {
      tell(() -> call.toString());
    }
    if (call.service().equals("rds") && call.effect()) {
      Optional<ClusterId> cluster = Subjects.of(call.request());
      Optional<Checkpoint> at = cluster.flatMap(this::latest);
      if (at.isPresent()) {
        acts.accepted(call, at, Optional.ofNullable(ledger));
        noted(call, at.get());
      }
    }
    if (call.request() instanceof PutObjectRequest put) {
      written(put.key());
    }
  }

  private void noted(Operation call, Checkpoint at) {
    if (call.request() instanceof ModifyDbClusterRequest modify && modify.engineVersion() != null) {
      wayBack.wrong(at).forEach(this::violated);
    }
    if (call.request() instanceof RestoreDbClusterToPointInTimeRequest
        && at.latest(Fact.CloneReady.class).filter(c -> c.cloneId() != null).isPresent()) {
      faults.count(Kind.CLONE_RENEWED);
    }
  }

  /** Told of every statement with an effect, just before it has it. */
  void statement(Databases.Worker worker, String what, boolean drops) {
    tell(() -> "sql.%s in %s by visit %d".formatted(what, worker.cluster(), worker.visit()));
    ClusterId cluster = new ClusterId(worker.cluster());
    Optional<Checkpoint> at = latest(cluster);
    if (faults.polite() && at.filter(c -> c.visit() == worker.visit()).isEmpty()) {
      violated("7: %s in %s by visit %d".formatted(what, cluster, worker.visit()));
    }
    acts.mayWork(what + " in " + cluster, at, Optional.ofNullable(ledger));
    if (drops) {
      acts.mayChange("a slot of " + cluster, at, Optional.ofNullable(ledger));
    }
  }

  /**
   * The fence: no effect comes from a worker that has lost its lease to another. Where one comes
   * all the same, as nothing can keep it back, what it makes behind everybody's back is a stray.
   */
  private void mayAct(String what, SdkRequest request, Checkpoint at) {
    String me = names.getOrDefault(schedule.process(), "nobody");
    boolean mine = at.position() instanceof Position.Claimed claim && claim.worker().equals(me);
    if (faults.polite() && !mine) {
      violated("7: %s by %s, while it is %s".formatted(what, me, at.position()));
    }
    boolean unwound = at.latest(Fact.Unwound.class).isPresent();
    if (!mine && unwound && request instanceof RestoreDbClusterToPointInTimeRequest clone) {
      strays.add(clone.dbClusterIdentifier());
    }
  }

  private void written(String key) {
    schedule.happened(key.hashCode());
    if (key.endsWith("/checkpoint.json")) {
      ClusterId cluster = new ClusterId(key.split("/", -1)[2]);
      records.checkpoint(cluster).ifPresent(c -> stored(cluster, c));
    } else if (key.endsWith("/ledger.json")) {
      Ledger now = records.ledger().orElseThrow();
      Ledger before =
          ledger == null ? Ledger.open("", now.limit()).knowing(fleet.manifest()) : ledger;
      Admissions.wrong(before, now, schedule.now()).forEach(this::violated);
      ledger = now;
    }
  }

  private void stored(ClusterId cluster, Checkpoint now) {
    tell(
        () ->
            "  %s visit %d attempt %d: %s, %s"
                .formatted(cluster, now.visit(), now.attempt(), now.now().step(), now.position()));
    Kept before = latest.put(cluster, new Kept(now, schedule.now()));
    if (before != null) {
      Duration age = Duration.between(before.at(), schedule.now());
      History.wrong(before.checkpoint(), now, age, handled.get(schedule.running()))
          .forEach(w -> violated(cluster + ": " + w));
    }
    int known = before == null ? 0 : before.checkpoint().facts().size();
    now.facts().stream().skip(known).forEach(fact -> trueOf(cluster, fact));
    boolean ends =
        now.position().terminal() && (before == null || !before.checkpoint().position().terminal());
    if (ends) {
      if (ledger == null || !ledger.hasEnded(cluster, now.attempt())) {
        violated("6: %s is over before its end is in the ledger".formatted(cluster));
      }
      ended(now);
    }
  }

  /** 5: what a checkpoint says of an upgrade is so. */
  private void trueOf(ClusterId cluster, Fact fact) {
    if (fact instanceof Fact.Upgraded upgraded) {
      if (!aws.version(cluster).equals(upgraded.version().value())) {
        violated("5: %s is not at %s, as is written".formatted(cluster, upgraded.version()));
      }
    }
  }

  /** 5 and 8, at the moment a cluster's attempt ends: the world is what the checkpoint says. */
  private void ended(Checkpoint now) {
    fleet.clusters().stream()
        .filter(c -> c.id().equals(now.order().cluster()))
        .forEach(
            c ->
                faults.honestly(
                    () -> {
                      end.check(fleet, c, now).forEach(this::violated);
                      return true;
                    }));
  }

  /** Whether every cluster's attempt has ended. */
  boolean over() {
    if (latest.size() < fleet.clusters().size()) {
      return false;
    }
    for (Kept kept : latest.values()) {
      if (!kept.checkpoint().position().terminal()) {
        return false;
      }
    }
    return true;
  }

  void atTheEnd() {
    if (violations.isEmpty()) {
      latest.values().forEach(kept -> ended(kept.checkpoint()));
      if (ledger != null && ledger.inFlight() > 0) {
        violated("6: places leaked: " + ledger);
      }
      end.secrets().forEach(this::violated);
    }
  }

  String positions() {
    StringBuilder all = new StringBuilder();
    fleet
        .clusters()
        .forEach(
            c ->
                all.append(c.id())
                    .append('=')
                    .append(latest(c.id()).map(k -> k.now() + "/" + k.position()).orElse("nothing"))
                    .append(' '));
    return all.toString();
  }

  void violated(String what) {
    violations.add(what);
    tell(() -> "VIOLATED " + what);
  }

  @Override
  public void refused(Operation call, Faults.Fate fate) {
    schedule.happened(fate.name().hashCode());
    tell(() -> fate + " " + call);
  }

  private void tell(Supplier<String> what) {
    if (traced) {
      trace.add(schedule.now() + " " + schedule.process() + " " + what.get());
    }
  }

  List<String> violations() {
    return violations;
  }

  List<String> trace() {
    return trace;
  }

  private Optional<Checkpoint> latest(ClusterId cluster) {
    return Optional.ofNullable(latest.get(cluster)).map(Kept::checkpoint);
  }
}
