package io.aurorafleet.dispatcher.control;

import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.dispatcher.cli.CommandException;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the run and the clusters that a command is about, before it does anything. */
final class Selected {
  private final Manifests manifests;

  @Inject
  Selected(Manifests manifests) {
    this.manifests = manifests;
  }

  /**
   * The run's manifest.
   *
   * @throws CommandException when there is no such run
   */
  Manifest manifest(RunId run) {
    return manifests
        .find(run)
        .orElseThrow(
            () ->
                CommandException.badInput(
                    "no-such-run",
                    "There is no run %s in the bucket.".formatted(run),
                    "Look at the newest with aurora-fleet status, or check AURORA_FLEET_BUCKET."));
  }

  /**
   * The manifest's entries for the clusters named, or all when none is.
   *
   * @throws CommandException naming every cluster that is not of the run
   */
  static List<Manifest.Entry> entries(Manifest manifest, List<ClusterId> clusters) {
    Set<ClusterId> known =
        manifest.clusters().stream().map(Manifest.Entry::cluster).collect(Collectors.toSet());
    List<ClusterId> unknown = clusters.stream().filter(c -> !known.contains(c)).toList();
    if (!unknown.isEmpty()) {
      throw CommandException.badInput(
          "no-such-cluster",
          "Run %s has no cluster %s; nothing was done."
              .formatted(
                  manifest.run(),
                  unknown.stream().map(ClusterId::value).collect(Collectors.joining(", "))),
          "Its clusters stand in aurora-fleet status --run %s.".formatted(manifest.run()));
    }
    return clusters.isEmpty()
        ? manifest.clusters()
        : manifest.clusters().stream().filter(e -> clusters.contains(e.cluster())).toList();
  }
}
