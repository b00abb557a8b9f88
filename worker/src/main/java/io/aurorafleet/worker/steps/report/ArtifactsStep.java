package io.aurorafleet.worker.steps.report;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.cluster.Clusters.ClusterEvent;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Member;
import io.aurorafleet.contracts.store.Keys;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Step;
import io.aurorafleet.worker.engine.Visit;
import io.aurorafleet.worker.report.Artifacts;
import io.aurorafleet.worker.report.AttemptTexts;
import io.aurorafleet.worker.steps.rules.ExitGuard;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Puts an attempt's files into the bucket, whether it went well or not: the joined logs, the
 * operations, the summary, and for a failure the error report. Their lack does not change how the
 * attempt ended. Whoever comes again writes the same files anew.
 */
public final class ArtifactsStep implements Step {
  private final ObjectStore store;
  private final Clusters clusters;

  @Inject
  ArtifactsStep(ObjectStore store, Clusters clusters) {
    this.store = store;
    this.clusters = clusters;
  }

  @Override
  public String name() {
    return "artifacts";
  }

  @Override
  public Outcome advance(Visit visit) {
    Checkpoint checkpoint = visit.checkpoint();
    ExitGuard.attempt(
        visit, "join the logs", () -> logs(visit).forEach((log, parts) -> join(visit, log, parts)));
    Failure failure = checkpoint.failure();
    if (failure != null) {
      ExitGuard.attempt(
          visit,
          "write the error report",
          () -> put(visit, Artifacts.ERRORS, errors(visit, failure)));
    }
    ExitGuard.attempt(
        visit,
        "write the operations",
        () -> put(visit, Artifacts.OPERATIONS, AttemptTexts.operations(checkpoint, visit.now())));
    ExitGuard.attempt(
        visit,
        "write the summary",
        () -> put(visit, Artifacts.SUMMARY, AttemptTexts.summary(checkpoint, visit.now())));
    return Outcome.done();
  }

  /** Each log with the keys of its parts; a log such as {@code freeze} may have others under it. */
  private Map<String, List<String>> logs(Visit visit) {
    String prefix = Keys.artifact(visit.run(), visit.cluster(), "logs/");
    return store.keys(prefix).stream()
        .collect(
            Collectors.groupingBy(
                key -> key.substring(prefix.length(), key.lastIndexOf('/')),
                TreeMap::new,
                Collectors.toList()));
  }

  /** Each visit has written lines of its own; their keys sort as the visits did. */
  private void join(Visit visit, String log, List<String> parts) {
    StringBuilder text = new StringBuilder();
    for (String key : parts) {
      store.get(key).ifPresent(part -> text.append(part.body()));
    }
    if (!text.isEmpty()) {
      put(visit, Artifacts.log(log), text.toString());
    }
  }

  private String errors(Visit visit, Failure failure) {
    Checkpoint checkpoint = visit.checkpoint();
    List<String> members =
        visit.latest(Fact.Inspected.class).map(Fact.Inspected::members).orElse(List.of()).stream()
            .map(Member::id)
            .toList();
    Instant since =
        checkpoint.trail().stream()
            .filter(t -> t.attempt() == checkpoint.attempt())
            .findFirst()
            .map(t -> t.startedAt())
            .orElse(checkpoint.createdAt());
    try {
      List<ClusterEvent> events = clusters.events(visit.cluster(), members, since);
      return AttemptTexts.errors(checkpoint, failure, events, "none since " + since);
    } catch (OutsideException e) {
      String why = Objects.requireNonNullElse(e.getMessage(), "no reason given");
      return AttemptTexts.errors(checkpoint, failure, List.of(), "could not be read: " + why);
    }
  }

  private void put(Visit visit, String name, String text) {
    store.put(Keys.artifact(visit.run(), visit.cluster(), name), text);
  }
}
