package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Ownership;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.run.Manifest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which of the clusters of an account and Region a run is about.
 *
 * @param seen how many clusters were looked at, tagged or not
 * @param chosen by wave, then by name
 * @param skipped asked for, but not for us, each with the reason; nobody shall wonder where one is
 */
public record Selection(int seen, List<Manifest.Entry> chosen, List<Skipped> skipped) {
  /** The tag that puts a cluster into a wave: first, second (also without it) or last. */
  public static final String WAVE_TAG = "aurora-fleet-wave";

  /** The tag that sends a cluster to another version than the rest of the run. */
  public static final String TARGET_TAG = "aurora-fleet-target";

  /** A tagged cluster that is left out. */
  public record Skipped(ClusterId cluster, String reason) {}

  public Selection {
    chosen = List.copyOf(chosen);
    skipped = List.copyOf(skipped);
  }

  /** Chooses; looks at nothing but its arguments. */
  static Selection of(List<ClusterView> all, Tag tag) {
    return of(all, tag::on);
  }

  /** Chooses among those that are asked for, by tag, by name, or by both. */
  public static Selection of(List<ClusterView> all, Predicate<ClusterView> asked) {
    List<Manifest.Entry> chosen = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (ClusterView cluster : all) {
      if (!asked.test(cluster)) {
        continue;
      }
      Optional<String> obstacle = obstacle(cluster);
      if (obstacle.isPresent()) {
        skipped.add(new Skipped(cluster.id(), obstacle.get()));
      } else {
        chosen.add(
            new Manifest.Entry(
                cluster.id(),
                cluster.resourceId(),
                cluster.version(),
                wave(cluster).get(),
                cluster.tag(TARGET_TAG).map(EngineVersion::new).orElse(null)));
      }
    }
    chosen.sort(Comparator.comparing(Manifest.Entry::wave).thenComparing(Manifest.Entry::cluster));
    skipped.sort(Comparator.comparing(Skipped::cluster));
    return new Selection(all.size(), chosen, skipped);
  }

  private static Optional<String> obstacle(ClusterView cluster) {
    if (Ownership.ours(cluster.id().value(), cluster.tags())) {
      return Optional.of(
          "a clone that run %s made of %s; its tags are copies of that cluster's"
              .formatted(
                  cluster.tag(Ownership.RUN).orElse("?"),
                  cluster.tag(Ownership.CLUSTER).orElse("?")));
    }
    if (cluster.engineMode().equals("serverless")) {
      return Optional.of("Aurora Serverless v1, which cannot be upgraded this way");
    }
    if (cluster.globalCluster() != null) {
      return Optional.of(
          "a member of global database %s; all members have to go together, with ModifyGlobalCluster"
              .formatted(cluster.globalCluster()));
    }
    if (cluster.version().special()) {
      return Optional.of(
          "runs %s, a special flavour of the engine without an upgrade path"
              .formatted(cluster.version()));
    }
    if (wave(cluster).isEmpty()) {
      return Optional.of(
          "its tag %s is \"%s\"; it must be first, second or last"
              .formatted(WAVE_TAG, cluster.tag(WAVE_TAG).orElse("")));
    }
    try {
      cluster.tag(TARGET_TAG).ifPresent(EngineVersion::new);
    } catch (IllegalArgumentException e) {
      return Optional.of("its tag %s is wrong: %s".formatted(TARGET_TAG, e.getMessage()));
    }
    return Optional.empty();
  }

  private static Optional<Wave> wave(ClusterView cluster) {
    String word = cluster.tag(WAVE_TAG).orElse("second").strip().toUpperCase(Locale.ROOT);
    for (Wave wave : Wave.values()) {
      if (wave.name().equals(word)) {
        return Optional.of(wave);
      }
    }
    return Optional.empty();
  }
}
