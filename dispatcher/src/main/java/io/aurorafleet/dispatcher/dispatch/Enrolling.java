package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.SupersededException;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.signal.WorkSignal;
import io.aurorafleet.dispatcher.dispatch.DispatchResult.Line;
import io.aurorafleet.dispatcher.dispatch.DispatchResult.State;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Makes a manifest real: every cluster's lock and checkpoint, then the messages. Wherever it stops,
 * the manifest and the checkpoints are enough for a watchdog, or for the same once more.
 */
public final class Enrolling {
  /** What is wrong with one cluster's record; the others' may be well. */
  private static final Set<String> OF_ONE_OBJECT = Set.of("newer-schema", "unreadable");

  private final Enrolment enrolment;
  private final SignalQueue queue;

  @Inject
  Enrolling(Enrolment enrolment, SignalQueue queue) {
    this.enrolment = enrolment;
    this.queue = queue;
  }

  /** What one entry came to, with the signal it needs, if any. */
  private record Step(Manifest.Entry entry, State state, String note, @Nullable WorkSignal signal) {
    Line line(EngineVersion target, Set<WorkSignal> unsent, String why) {
      boolean lost = signal != null && unsent.contains(signal);
      return new Line(
          entry.cluster(),
          entry.version(),
          target,
          entry.wave(),
          lost ? State.UNSENT : state,
          lost ? why : note);
    }
  }

  List<Line> enrol(Manifest manifest) {
    List<Step> steps = new ArrayList<>();
    @Nullable String outage = null;
    for (Manifest.Entry entry : manifest.clusters()) {
      if (outage != null) {
        steps.add(new Step(entry, State.NOT_ENROLLED, outage, null));
        continue;
      }
      try {
        steps.add(step(entry, enrolment.enrol(manifest.order(entry))));
      } catch (SupersededException e) {
        String note = "others keep changing it: " + e.getMessage();
        steps.add(new Step(entry, State.NOT_ENROLLED, note, null));
      } catch (OutsideException e) {
        String why = e.failure().reason();
        if (!OF_ONE_OBJECT.contains(e.failure().code())) {
          // The store failed all its retries; asking it 500 times more would only take long.
          outage = why;
        }
        steps.add(new Step(entry, State.NOT_ENROLLED, why, null));
      }
    }
    return send(manifest, steps);
  }

  private List<Line> send(Manifest manifest, List<Step> steps) {
    List<WorkSignal> signals =
        steps.stream().flatMap(step -> Optional.ofNullable(step.signal()).stream()).toList();
    Set<WorkSignal> unsent;
    String why = "the queue refused its message; a worker's watchdog begins it";
    try {
      unsent = Set.copyOf(queue.sendAll(signals));
    } catch (OutsideException e) {
      // Some may have gone out before the fault; a message twice does no harm, so all are named.
      unsent = signals.stream().collect(Collectors.toSet());
      why = e.failure().reason() + " A worker's watchdog begins it.";
    }
    Set<WorkSignal> left = unsent;
    String reason = why;
    return steps.stream()
        .map(step -> step.line(manifest.target(step.entry()), left, reason))
        .toList();
  }

  private static Step step(Manifest.Entry entry, Checkpoint checkpoint) {
    if (checkpoint.visit() > 0) {
      return new Step(entry, State.ALREADY_BEGUN, "an earlier dispatch of this run began it", null);
    }
    if (checkpoint.position() instanceof Position.Halted halted) {
      return new Step(entry, State.TAKEN, halted.failure().reason(), null);
    }
    return new Step(entry, State.DISPATCHED, "", order(checkpoint));
  }

  private static WorkSignal order(Checkpoint checkpoint) {
    return checkpoint.signal(WorkSignal.Reason.ORDER);
  }
}
