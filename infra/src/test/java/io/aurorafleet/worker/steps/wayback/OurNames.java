package io.aurorafleet.worker.steps.wayback;

import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.survey.groups.GroupNames;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the worker calls the things it makes, as RDS resources; from its own room, to see inside.
 */
public final class OurNames {
  private static final RunId RUN = new RunId("20261122t2100-k3x9");
  private static final String FAMILY = "aurora-postgresql17";

  private OurNames() {}

  /** Each as {@code type:name}, for a short and for the longest cluster. */
  public static List<String> resources() {
    return Stream.of("orders", "o".repeat(Names.LONGEST))
        .map(ClusterId::new)
        .flatMap(
            cluster ->
                Stream.of(
                    "cluster:" + Names.clone(RUN, cluster),
                    "db:" + Names.cloneInstance(RUN, cluster),
                    "cluster-snapshot:" + Names.snapshot(RUN, cluster),
                    "cluster-pg:" + Names.quarantine(RUN, cluster),
                    "cluster-pg:" + GroupNames.next(Kind.CLUSTER, cluster, "tuned", FAMILY),
                    "pg:" + GroupNames.next(Kind.INSTANCE, cluster, "tuned", FAMILY)))
        .toList();
  }
}
