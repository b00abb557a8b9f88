package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.checkpoint.BucketName;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.checkpoint.S3ObjectStore;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.run.Ledger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.services.rds.model.ModifyDbClusterRequest;
import software.amazon.awssdk.services.rds.model.RestoreDbClusterToPointInTimeRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/** What must hold at every moment, told of every call that took effect; and what at the end. */
final class Invariants {
  private static final int MOST_TRACE = 20_000;
  private static final RunId RUN = new RunId("sim");

  private final SimulatedAws aws;
  private final Schedule schedule;
  private final ObjectStore objects;
  private final CheckpointStore checkpoints;
  private final LedgerStore ledgers;
  private final List<String> violations = new ArrayList<>();
  private final List<String> trace = new ArrayList<>();
  private final Map<String, Integer> accepted = new HashMap<>();
  private final Map<String, Integer> clones = new HashMap<>();
  private final Map<ClusterId, Checkpoint> latest = new HashMap<>();

  Invariants(SimulatedAws aws, Schedule schedule) {
    this.aws = aws;
    this.schedule = schedule;
    this.objects = new S3ObjectStore(aws.s3(), new BucketName(aws.bucket()));
    this.checkpoints = new CheckpointStore(objects, Ids.random());
    this.ledgers = new LedgerStore(objects, Ids.random());
  }

  /** An operation took effect just now. */
  void served(String operation, SdkRequest request) {
    if (trace.size() < MOST_TRACE && !operation.endsWith("receiveMessage")) {
      trace.add(schedule.now() + " " + schedule.process() + " " + operation + words(request));
    }
    if (request instanceof ModifyDbClusterRequest modify && modify.engineVersion() != null) {
      String what = modify.dbClusterIdentifier() + " to " + modify.engineVersion();
      if (accepted.merge(what, 1, Integer::sum) > 1) {
        violated("1: a second upgrade call was accepted: " + what);
      }
      mayChange(modify.dbClusterIdentifier());
    }
    if (request instanceof RestoreDbClusterToPointInTimeRequest clone
        && clones.merge(clone.sourceDBClusterIdentifier(), 1, Integer::sum) > 1) {
      violated("2: a second clone of " + clone.sourceDBClusterIdentifier());
    }
    if (request instanceof PutObjectRequest put) {
      written(put.key());
    }
  }

  private void written(String key) {
    if (key.endsWith("/checkpoint.json")) {
      ClusterId cluster = new ClusterId(key.split("/", -1)[2]);
      checkpoint(cluster).ifPresent(c -> latest.put(cluster, c));
    } else if (key.endsWith("/ledger.json")) {
      ledgers.find(RUN).ifPresent(this::within);
    }
  }

  private void within(Ledger ledger) {
    if (ledger.inFlight() > ledger.limit()) {
      violated("6: %d in flight, the limit is %d".formatted(ledger.inFlight(), ledger.limit()));
    }
  }

  /** 3: nothing is changed before the gate, preflight and the commit point. */
  private void mayChange(String cluster) {
    Optional<Checkpoint> at = checkpoint(new ClusterId(cluster));
    if (at.isEmpty() || !at.get().committed()) {
      violated("3: version of " + cluster + " changed without an intent");
    }
    Optional<Ledger> ledger = ledgers.find(RUN);
    if (ledger.isEmpty() || !ledger.get().admits(new ClusterId(cluster), 1)) {
      violated("3: version of " + cluster + " changed without admission");
    }
  }

  /** Whether every cluster's attempt has ended. */
  boolean over(SimulatedFleet fleet) {
    if (latest.size() < fleet.clusters().size()) {
      return false;
    }
    for (Checkpoint checkpoint : latest.values()) {
      if (!checkpoint.position().terminal()) {
        return false;
      }
    }
    return true;
  }

  void atTheEnd(SimulatedFleet fleet) {
    if (violations.isEmpty()) {
      EndState end = new EndState(aws, objects);
      fleet
          .clusters()
          .forEach(
              c ->
                  checkpoint(c.id())
                      .ifPresent(k -> end.check(fleet, c, k).forEach(this::violated)));
      ledgers
          .find(RUN)
          .filter(l -> l.inFlight() > 0)
          .ifPresent(l -> violated("6: places leaked: " + l));
      end.secrets().forEach(this::violated);
    }
  }

  String positions(SimulatedFleet fleet) {
    StringBuilder all = new StringBuilder();
    fleet
        .clusters()
        .forEach(
            c ->
                all.append(c.id())
                    .append('=')
                    .append(
                        checkpoint(c.id())
                            .map(k -> k.now() + "/" + k.position())
                            .orElse("no checkpoint"))
                    .append(' '));
    return all.toString();
  }

  void violated(String what) {
    violations.add(what);
    trace.add(schedule.now() + " VIOLATED " + what);
  }

  List<String> violations() {
    return violations;
  }

  List<String> trace() {
    return trace;
  }

  private Optional<Checkpoint> checkpoint(ClusterId cluster) {
    return checkpoints.find(RUN, cluster).map(CheckpointStore.Loaded::checkpoint);
  }

  private static String words(SdkRequest request) {
    return request instanceof PutObjectRequest put ? " " + put.key() : "";
  }
}
