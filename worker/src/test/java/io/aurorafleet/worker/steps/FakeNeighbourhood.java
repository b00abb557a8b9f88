package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.cluster.Answer;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.cluster.Neighbourhood;
import io.aurorafleet.cloud.cluster.ParameterGroups;
import io.aurorafleet.contracts.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands around, in memory; plenty of room. */
public final class FakeNeighbourhood implements Neighbourhood {
  public final List<Deployment> deployments = new ArrayList<>();
  private final FakeGroups groups;
  public @Nullable Failure integrationsWithheld;

  public FakeNeighbourhood(FakeGroups groups) {
    this.groups = groups;
  }

  @Override
  public Answer<Map<String, List<Pending>>> maintenance() {
    return new Answer.Given<>(Map.of());
  }

  @Override
  public Answer<List<Deployment>> deployments() {
    return new Answer.Given<>(List.copyOf(deployments));
  }

  @Override
  public Answer<List<Integration>> integrations() {
    return integrationsWithheld == null
        ? new Answer.Given<>(List.of())
        : new Answer.Withheld<>("rds:DescribeIntegrations", integrationsWithheld);
  }

  @Override
  public Answer<Map<Quota, Usage>> quotas() {
    return new Answer.Given<>(Map.of(Quota.CLUSTERS, new Usage(1, 40)));
  }

  @Override
  public Answer<Map<Integer, Lifecycle>> lifecycles() {
    return new Answer.Given<>(Map.of());
  }

  @Override
  public Answer<List<ClusterView>> clusters() {
    return new Answer.Given<>(List.of());
  }

  @Override
  public Answer<Map<String, List<Sharer>>> sharers() {
    return new Answer.Given<>(Map.of());
  }

  @Override
  public Answer<Map<String, String>> groups(ParameterGroups.Kind kind) {
    Map<String, String> families = new TreeMap<>();
    groups.groups.values().stream()
        .filter(g -> g.kind() == kind)
        .forEach(g -> families.put(g.name(), g.family()));
    return new Answer.Given<>(families);
  }
}
