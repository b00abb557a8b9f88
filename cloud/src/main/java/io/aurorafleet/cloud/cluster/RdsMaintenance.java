package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.Fence;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.PendingMaintenanceAction;

/** Maintenance through the RDS API. */
public final class RdsMaintenance implements Maintenance {
  private static final String IMMEDIATE = "immediate";

  private final RdsClient rds;

  public RdsMaintenance(RdsClient rds) {
    this.rds = rds;
  }

  @Override
  public List<Action> pending(List<String> resourceArns) {
    return resourceArns.stream().flatMap(this::pending).toList();
  }

  @Override
  public void apply(Fence fence, Action action) {
    AwsCall.effect(
        fence,
        "apply %s to %s".formatted(action.action(), action.resourceArn()),
        () ->
            rds.applyPendingMaintenanceAction(
                r ->
                    r.resourceIdentifier(action.resourceArn())
                        .applyAction(action.action())
                        .optInType(IMMEDIATE)));
  }

  private Stream<Action> pending(String arn) {
    return AwsCall.run(
        "read the pending maintenance of " + arn,
        () ->
            rds
                .describePendingMaintenanceActionsPaginator(r -> r.resourceIdentifier(arn))
                .pendingMaintenanceActions()
                .stream()
                .flatMap(resource -> resource.pendingMaintenanceActionDetails().stream())
                .map(details -> action(arn, details))
                .toList())
        .stream();
  }

  private static Action action(String arn, PendingMaintenanceAction details) {
    return new Action(arn, details.action(), IMMEDIATE.equals(details.optInStatus()));
  }
}
