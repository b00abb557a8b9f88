package io.aurorafleet.sandbox.rds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.model.ApplyPendingMaintenanceActionRequest;
import software.amazon.awssdk.services.rds.model.ApplyPendingMaintenanceActionResponse;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsRequest;
import software.amazon.awssdk.services.rds.model.DescribePendingMaintenanceActionsResponse;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;
import software.amazon.awssdk.services.rds.model.ResourcePendingMaintenanceActions;

/** Pending maintenance. AWS: applying it is an outage of the instance, or of the whole cluster. */
final class Maintenance {
  private final Estate estate;
  private final Map<String, List<PendingMaintenanceAction>> pending = new TreeMap<>();

  Maintenance(Estate estate) {
    this.estate = estate;
  }

  /** Puts an action on a cluster's or an instance's list. */
  void require(String arn, PendingMaintenanceAction action) {
    pending.computeIfAbsent(arn, a -> new ArrayList<>()).add(action);
  }

  /** The resource was renamed. */
  void move(String arn, String now) {
    List<PendingMaintenanceAction> actions = pending.remove(arn);
    if (actions != null) {
      pending.put(now, actions);
    }
  }

  void forget(String arn) {
    pending.remove(arn);
  }

  DescribePendingMaintenanceActionsResponse describe(
      DescribePendingMaintenanceActionsRequest request) {
    Predicate<String> filter =
        Filters.of(
            request.filters(),
            Map.of(
                "db-cluster-id", arn -> named(arn, ":cluster:"),
                "db-instance-id", arn -> named(arn, ":db:")));
    List<String> arns =
        pending.keySet().stream()
            .filter(filter)
            .filter(
                arn ->
                    request.resourceIdentifier() == null
                        || arn.equals(request.resourceIdentifier()))
            .sorted(Comparator.naturalOrder())
            .toList();
    Page<String> page = Page.of(arns, arn -> arn, request.maxRecords(), request.marker());
    return DescribePendingMaintenanceActionsResponse.builder()
        .pendingMaintenanceActions(page.items().stream().map(this::shown).toList())
        .marker(page.marker())
        .build();
  }

  private static List<String> named(String arn, String kind) {
    return arn.contains(kind) ? List.of(arn, Identifiers.last(arn)) : List.of();
  }

  private ResourcePendingMaintenanceActions shown(String arn) {
    return ResourcePendingMaintenanceActions.builder()
        .resourceIdentifier(arn)
        .pendingMaintenanceActionDetails(pending.getOrDefault(arn, List.of()))
        .build();
  }

  ApplyPendingMaintenanceActionResponse apply(ApplyPendingMaintenanceActionRequest request) {
    String arn = Fault.require(request.resourceIdentifier(), "ResourceIdentifier");
    String name = Fault.require(request.applyAction(), "ApplyAction");
    String optIn = Fault.require(request.optInType(), "OptInType");
    List<PendingMaintenanceAction> actions = pending.getOrDefault(arn, List.of());
    PendingMaintenanceAction action =
        actions.stream()
            .filter(a -> a.action().equals(name))
            .findFirst()
            .orElseThrow(
                () ->
                    Fault.RESOURCE_NOT_FOUND.with(
                        "No pending maintenance action " + name + " for " + arn));
    List<Instance> members = members(arn);
    if (optIn.equals("immediate")) {
      requireAvailable(members);
    } else if (!optIn.equals("next-maintenance") && !optIn.equals("undo-opt-in")) {
      throw Fault.VALUE.with("Invalid OptInType: " + optIn);
    }
    actions.remove(action);
    PendingMaintenanceAction next =
        action.toBuilder().optInStatus(optIn.equals("undo-opt-in") ? null : optIn).build();
    actions.add(next);
    ResourcePendingMaintenanceActions answer = shown(arn);
    if (optIn.equals("immediate")) {
      new MaintenanceRun(estate, arn, members, () -> done(arn, next)).start();
    }
    return ApplyPendingMaintenanceActionResponse.builder()
        .resourcePendingMaintenanceActions(answer)
        .build();
  }

  private void done(String arn, PendingMaintenanceAction action) {
    List<PendingMaintenanceAction> left = new ArrayList<>(pending.getOrDefault(arn, List.of()));
    left.remove(action);
    if (left.isEmpty()) {
      pending.remove(arn);
    } else {
      pending.put(arn, left);
    }
  }

  private List<Instance> members(String arn) {
    return arn.contains(":cluster:")
        ? estate.members(estate.cluster(arn))
        : List.of(estate.instance(arn));
  }

  private static void requireAvailable(List<Instance> members) {
    for (Instance member : members) {
      if (!member.available() || member.cluster().busy()) {
        throw Fault.INSTANCE_STATE.with(
            "Database instance " + member.id() + " is not in available state.");
      }
    }
  }
}
