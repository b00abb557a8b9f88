package io.aurorafleet.dispatcher.status;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.dispatcher.cli.CommandException;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads how runs go; writes nothing. */
public final class RunReader {
  private static final Pattern STAMPED = Pattern.compile("\\d{8}t\\d{4}-.+");

  private final Manifests manifests;
  private final LedgerStore ledgers;
  private final CheckpointStore checkpoints;
  private final DeadLetterReader deadLetters;

  @Inject
  RunReader(
      Manifests manifests,
      LedgerStore ledgers,
      CheckpointStore checkpoints,
      DeadLetterReader deadLetters) {
    this.deadLetters = deadLetters;
    this.manifests = manifests;
    this.ledgers = ledgers;
    this.checkpoints = checkpoints;
  }

  /** The run that was dispatched last. */
  public Optional<RunId> newest() {
    List<RunId> runs = manifests.runs();
    Stream<RunId> named = runs.stream().filter(run -> !stamped(run));
    Stream<RunId> lastStamped =
        runs.stream().filter(RunReader::stamped).max(Comparator.naturalOrder()).stream();
    return Stream.concat(named, lastStamped)
        .flatMap(run -> manifests.find(run).stream())
        .max(Comparator.comparing(Manifest::createdAt))
        .map(Manifest::run);
  }

  /**
   * How a run goes.
   *
   * @throws CommandException when there is no such run
   */
  public RunStatus read(RunId run) {
    Manifest manifest =
        manifests
            .find(run)
            .orElseThrow(
                () ->
                    CommandException.badInput(
                        "no-such-run",
                        "There is no run %s in the bucket.".formatted(run),
                        "Look at the newest with aurora-fleet status, or check AURORA_FLEET_BUCKET."));
    Optional<Ledger> ledger = ledgers.find(run);
    // Each is one request of some milliseconds; in parallel a thousand take a second or two.
    List<ClusterStatus> clusters =
        manifest.clusters().parallelStream().map(entry -> status(manifest, ledger, entry)).toList();
    return new RunStatus(
        run,
        manifest.module(),
        manifest.target(),
        manifest.createdAt(),
        ledger.map(Ledger::paused).orElse(false),
        RunStatus.outcome(clusters),
        clusters,
        RunStatus.count(clusters),
        ledger.isPresent() ? ledger.get().failureBudget() : manifest.options().failureBudget(),
        ledger.isPresent() ? ledger.get().windowEnd() : manifest.options().windowEnd(),
        deadLetters.of(run));
  }

  private ClusterStatus status(Manifest manifest, Optional<Ledger> ledger, Manifest.Entry entry) {
    return checkpoints
        .find(manifest.run(), entry.cluster())
        .map(loaded -> ClusterStatus.of(manifest, entry, loaded.checkpoint(), ledger))
        .orElseGet(() -> ClusterStatus.missing(manifest, entry));
  }

  private static boolean stamped(RunId run) {
    return STAMPED.matcher(run.value()).matches();
  }
}
