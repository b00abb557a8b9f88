package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.Fence;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Copy-on-write clones of a cluster, and the instances that make them usable. */
public interface Clones {
  /** From this many clones of a volume on, RDS makes a full copy instead of a clone. */
  int MOST_OF_A_VOLUME = 15;

  /** An instance of a clone as described; tags by key. */
  record CloneInstance(String name, String cluster, String status, Map<String, String> tags) {
    public boolean available() {
      return status.equals(ClusterView.AVAILABLE);
    }
  }

  /**
   * RestoreDBClusterToPointInTime, copy-on-write, latest restorable time, shaped like the source,
   * with deletion protection. Returns when RDS has accepted.
   *
   * @param parameterGroup the cluster parameter group the clone is to have, of the source's family
   * @throws io.aurorafleet.cloud.call.OutsideException with code {@code already-exists} when the
   *     name is taken: look whose it is, then adopt or stop; with {@code quota} when the account
   *     may have no more clusters
   */
  void create(
      Fence fence,
      ClusterView source,
      String name,
      String parameterGroup,
      Map<String, String> tags);

  /**
   * The other clusters that share the cluster's volume (its clone group): the original and clones
   * of this account. Clones in other accounts cannot be seen.
   */
  List<String> sharing(ClusterView cluster);

  Optional<CloneInstance> findInstance(String name);

  /**
   * CreateDBInstance in a clone that is available: class, parameter group, certificate and public
   * access like the given member of the source.
   *
   * @throws io.aurorafleet.cloud.call.OutsideException as {@link #create} does
   */
  void createInstance(
      Fence fence, String clone, String name, String like, Map<String, String> tags);

  /** Deletes an instance that carries our tags; gone, or going, is fine. */
  void deleteInstance(Fence fence, String name);

  /**
   * Takes deletion protection off and deletes a clone that carries our tags and has no instances;
   * gone, or going, is fine.
   */
  void delete(Fence fence, String name);
}
