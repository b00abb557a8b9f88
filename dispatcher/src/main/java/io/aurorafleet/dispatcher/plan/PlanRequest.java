package io.aurorafleet.dispatcher.plan;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.dispatcher.dispatch.Tag;
import java.util.Optional;
import java.util.Set;

/**
 * What the user wants to know.
 *
 * @param tag only clusters that have it; empty when names alone select
 * @param names only these; all when empty
 * @param parallel how many clusters are looked at at a time
 */
record PlanRequest(
    RunModule module,
    EngineVersion target,
    Optional<Tag> tag,
    Set<ClusterId> names,
    RunOptions options,
    int parallel) {
  PlanRequest {
    names = Set.copyOf(names);
  }

  boolean asksFor(ClusterView cluster) {
    return (names.isEmpty() || names.contains(cluster.id()))
        && tag.map(t -> t.on(cluster)).orElse(true);
  }
}
