package io.aurorafleet.dispatcher.dispatch;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.dispatch.Selection.Skipped;
import io.aurorafleet.report.plan.FleetPlan;
import io.aurorafleet.report.plan.PlannedCluster;
import io.aurorafleet.report.plan.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The clusters that a plan found ready, each with the hash that was approved for it; a worker holds
 * it against what it sees. Those that the plan did not find ready, or that are not the same any
 * more, are left out by name.
 */
record PlanScope(FleetPlan plan) implements Scope {
  @Override
  public String tag() {
    return plan.tag();
  }

  @Override
  public String words() {
    return "the clusters that the plan found ready";
  }

  @Override
  public void admit(String account, String region) {
    if (!plan.account().equals(account) || !plan.region().equals(region)) {
      throw CommandException.badInput(
          "plan-elsewhere",
          "The plan is for %s of account %s; this is %s of account %s."
              .formatted(plan.region(), plan.account(), region, account),
          "Use the credentials and AWS_REGION of the plan, or plan here.");
    }
  }

  @Override
  public Selection choose(List<ClusterView> all) {
    Map<ClusterId, ClusterView> views =
        all.stream().collect(Collectors.toMap(ClusterView::id, Function.identity()));
    List<Manifest.Entry> chosen = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (PlannedCluster planned : plan.clusters()) {
      ClusterView view = views.get(planned.cluster());
      Optional<String> obstacle = obstacle(planned, view);
      if (obstacle.isPresent() || view == null) {
        skipped.add(new Skipped(planned.cluster(), obstacle.orElse("")));
      } else {
        chosen.add(entry(planned, view));
      }
    }
    return new Selection(all.size(), chosen, skipped);
  }

  private static Optional<String> obstacle(PlannedCluster planned, @Nullable ClusterView view) {
    if (planned.verdict() != Verdict.READY) {
      String why = planned.reason().isEmpty() ? "" : " (" + planned.reason() + ")";
      return Optional.of("the plan says: " + planned.verdict().words() + why);
    }
    if (view == null) {
      return Optional.of("it was deleted or renamed since the plan");
    }
    return view.resourceId().equals(planned.resourceId())
        ? Optional.empty()
        : Optional.of("it was deleted and made anew since the plan");
  }

  private Manifest.Entry entry(PlannedCluster planned, ClusterView view) {
    boolean own = !planned.target().equals(plan.target());
    return new Manifest.Entry(
        planned.cluster(),
        planned.resourceId(),
        view.version(),
        planned.wave(),
        own ? planned.target() : null,
        planned.approval());
  }
}
