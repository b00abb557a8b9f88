package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.Fence;
import java.util.Map;

/** Copy-on-write clones of a cluster. */
public interface Clones {
  /**
   * RestoreDBClusterToPointInTime, copy-on-write, latest restorable time, shaped like the source,
   * with deletion protection. Returns when RDS has accepted.
   *
   * @throws io.aurorafleet.cloud.call.OutsideException with code {@code already-exists} when the
   *     name is taken: look whose it is, then adopt or stop
   */
  void create(Fence fence, ClusterView source, String name, Map<String, String> tags);

  /** Takes deletion protection off and deletes a clone that carries our tags; gone is fine. */
  void delete(Fence fence, String name);
}
