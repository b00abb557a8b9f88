package io.aurorafleet.cloud.cluster;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import java.util.Map;
import java.util.TreeMap;

/**
 * The tags that prove that we made a thing, and for whom. The self tag holds the thing's own name:
 * tags are copied along with renames, clones and snapshots, and then no longer agree.
 */
public final class Ownership {
  public static final String SELF = "aurora-fleet:self";
  public static final String RUN = "aurora-fleet:run";
  public static final String CLUSTER = "aurora-fleet:cluster";

  private Ownership() {}

  public static Map<String, String> tags(String name, RunId run, ClusterId cluster) {
    Map<String, String> tags = new TreeMap<>();
    tags.put(SELF, name);
    tags.put(RUN, run.value());
    tags.put(CLUSTER, cluster.value());
    return tags;
  }

  /** Whether a thing of this name was made by us, in whichever run. */
  public static boolean ours(String name, Map<String, String> tags) {
    return name.equals(tags.get(SELF));
  }

  /** Whether it was made by us in this run for this cluster. */
  public static boolean madeBy(
      String name, Map<String, String> tags, RunId run, ClusterId cluster) {
    return tags.entrySet().containsAll(tags(name, run, cluster).entrySet());
  }
}
