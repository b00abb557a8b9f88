package io.aurorafleet.worker.report;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.checkpoint.StepTrace;
import io.aurorafleet.contracts.checkpoint.StepTrace.WokenBy;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.ClusterReport.Status;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells how a cluster fared, from its checkpoint alone. */
public final class ClusterReports {
  /** The steps every attempt ends with; whoever is at one of them has a result already. */
  static final Set<String> EXIT =
      Set.of(
          "unwind",
          "downtime-end",
          "slots-return",
          "artifacts",
          "ledger-end",
          "report",
          "announce");

  private static final Set<String> WAITING = Set.of(Checkpoint.START, "gate");

  private ClusterReports() {}

  /**
   * The report of the present attempt.
   *
   * @param now stands for the end of an attempt that has none yet
   */
  public static ClusterReport of(Checkpoint checkpoint, Instant now) {
    List<StepTrace> steps = steps(checkpoint);
    return new ClusterReport(
        ClusterReport.SCHEMA,
        checkpoint.order().run(),
        checkpoint.order().cluster(),
        checkpoint.order().module(),
        checkpoint.attempt(),
        status(checkpoint),
        from(checkpoint),
        to(checkpoint),
        failure(checkpoint),
        started(checkpoint, steps),
        ended(checkpoint, now),
        count(steps, Set.of(WokenBy.EVENT)),
        count(steps, Set.of(WokenBy.TIMER, WokenBy.TAKEOVER)),
        steps,
        findings(checkpoint),
        checkpoint.latest(Fact.Baseline.class).map(Fact.Baseline::databases).orElse(List.of()),
        checkpoint.latest(Fact.Proven.class).map(Fact.Proven::databases).orElse(List.of()),
        checkpoint
            .latest(Fact.ExtensionsUpdated.class)
            .map(Fact.ExtensionsUpdated::changes)
            .orElse(List.of()),
        Warnings.of(checkpoint),
        Kept.of(checkpoint),
        Artifacts.keys(checkpoint),
        checkpoint.latest(Fact.CloneCompared.class).map(Fact.CloneCompared::parity).orElse(null),
        checkpoint
            .latest(Fact.TablesFrozen.class)
            .map(Fact.TablesFrozen::databases)
            .orElse(List.of()),
        checkpoint
            .latest(Fact.StatisticsGathered.class)
            .map(Fact.StatisticsGathered::databases)
            .orElse(List.of()),
        checkpoint.latest(Fact.Usable.class).map(Fact.Usable::seconds).orElse(null),
        outage(checkpoint),
        checkpoint.latest(Fact.Proven.class).map(Fact.Proven::items).orElse(List.of()),
        checkpoint.all(Fact.GroupsReady.class).stream()
            .flatMap(g -> g.parameters().stream())
            .distinct()
            .toList());
  }

  private static ClusterReport.@Nullable Outage outage(Checkpoint checkpoint) {
    List<Fact.Downtime> all = checkpoint.all(Fact.Downtime.class);
    return all.isEmpty()
        ? null
        : new ClusterReport.Outage(
            all.stream().mapToDouble(Fact.Downtime::seconds).sum(),
            all.stream().allMatch(Fact.Downtime::whole));
  }

  static Status status(Checkpoint checkpoint) {
    Failure failure = failure(checkpoint);
    if (failure != null) {
      return failure.holds() ? Status.HELD : Status.FAILED;
    }
    if (checkpoint.position() instanceof Position.Held) {
      return Status.HELD;
    }
    String step = checkpoint.now().step();
    if (checkpoint.position() instanceof Position.Finished || EXIT.contains(step)) {
      boolean nothing =
          checkpoint.latest(Fact.PathChosen.class).filter(p -> p.hops().isEmpty()).isPresent();
      return nothing ? Status.NOTHING_TO_DO : Status.SUCCEEDED;
    }
    return WAITING.contains(step) ? Status.WAITING : Status.RUNNING;
  }

  static @Nullable Failure failure(Checkpoint checkpoint) {
    return checkpoint.position() instanceof Position.Halted halted
        ? halted.failure()
        : checkpoint.failure();
  }

  private static List<StepTrace> steps(Checkpoint checkpoint) {
    return checkpoint.trail().stream().filter(t -> t.attempt() == checkpoint.attempt()).toList();
  }

  private static @Nullable EngineVersion from(Checkpoint checkpoint) {
    List<Fact.Inspected> inspected = checkpoint.all(Fact.Inspected.class);
    return inspected.isEmpty() ? null : inspected.get(0).version();
  }

  /**
   * Where the cluster is, as far as this attempt saw it; null when an upgrade was asked for and
   * nobody lived to see what came of it.
   */
  private static @Nullable EngineVersion to(Checkpoint checkpoint) {
    EngineVersion at = null;
    boolean unseen = false;
    EngineVersion asked = null;
    for (Fact fact : checkpoint.facts()) {
      if (fact instanceof Fact.Intended intended) {
        asked = intended.target();
        unseen = true;
      } else if (fact instanceof Fact.Inspected inspected) {
        at = inspected.version();
        unseen = false;
      } else if (fact instanceof Fact.Upgraded upgraded) {
        at = upgraded.version();
        unseen = false;
      } else if (fact instanceof Fact.ReadersLate && unseen) {
        at = asked; // its writer is there and serves
        unseen = false;
      }
    }
    Failure why = checkpoint.failure();
    return unseen && why != null && why.code().equals("step-kills-worker") ? null : at;
  }

  private static Instant started(Checkpoint checkpoint, List<StepTrace> steps) {
    return steps.isEmpty() ? checkpoint.createdAt() : steps.get(0).startedAt();
  }

  private static Instant ended(Checkpoint checkpoint, Instant now) {
    Position position = checkpoint.position();
    if (position instanceof Position.Halted halted) {
      return halted.at();
    }
    if (position instanceof Position.Held held) {
      return held.at();
    }
    return position instanceof Position.Finished finished ? finished.at() : now;
  }

  private static int count(List<StepTrace> steps, Set<WokenBy> by) {
    return (int) steps.stream().filter(s -> s.waited() && by.contains(s.endedBy())).count();
  }

  private static List<Finding> findings(Checkpoint checkpoint) {
    List<Finding> last = List.of();
    for (Fact fact : checkpoint.facts()) {
      if (fact instanceof Fact.PreflightPassed passed) {
        last = passed.findings();
      } else if (fact instanceof Fact.PreflightBlocked blocked) {
        last = blocked.findings();
      }
    }
    return last;
  }
}
