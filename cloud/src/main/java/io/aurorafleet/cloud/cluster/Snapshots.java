package io.aurorafleet.cloud.cluster;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.contracts.ClusterId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Manual cluster snapshots, and those that Aurora makes of itself, which count as manual too. */
public interface Snapshots {
  /** A snapshot as described; tags by key; no time while it is being made. */
  record SnapshotView(
      String name, String status, Map<String, String> tags, @Nullable Instant createdAt) {
    public SnapshotView(String name, String status, Map<String, String> tags) {
      this(name, status, tags, null);
    }

    public boolean available() {
      return status.equals(ClusterView.AVAILABLE);
    }
  }

  Optional<SnapshotView> find(String name);

  /** Every manual snapshot of a cluster, all pages. */
  List<SnapshotView> of(ClusterId cluster);

  /** CreateDBClusterSnapshot; code {@code already-exists} when the name is taken. */
  void create(Fence fence, ClusterId cluster, String name, Map<String, String> tags);
}
