package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.Fence;
import java.util.List;

/** Pending maintenance of clusters and members. Eventually consistent on RDS's side. */
public interface Maintenance {
  /** The action of RDS's own that would change the engine version: never applied by us. */
  String ENGINE_UPGRADE = "db-upgrade";

  /** One pending action of one resource; {@code applying} once an opt-in was made. */
  record Action(String resourceArn, String action, boolean applying) {}

  List<Action> pending(List<String> resourceArns);

  /** ApplyPendingMaintenanceAction, immediately: an outage of that resource. */
  void apply(Fence fence, Action action);
}
