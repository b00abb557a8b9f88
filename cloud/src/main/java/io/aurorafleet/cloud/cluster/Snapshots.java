package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.contracts.ClusterId;
import java.util.Map;
import java.util.Optional;

/** Manual cluster snapshots. */
public interface Snapshots {
  /** A snapshot as described; tags by key. */
  record SnapshotView(String name, String status, Map<String, String> tags) {
    public boolean available() {
      return status.equals(ClusterView.AVAILABLE);
    }
  }

  Optional<SnapshotView> find(String name);

  /** CreateDBClusterSnapshot; code {@code already-exists} when the name is taken. */
  void create(Fence fence, ClusterId cluster, String name, Map<String, String> tags);
}
