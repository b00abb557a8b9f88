package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.store.Keys;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Reads and writes checkpoints; every write is a compare-and-swap with a fresh id. */
public final class CheckpointStore {
  /** A checkpoint as read, and how long ago it was written by the store's clock. */
  public record Loaded(Checkpoint checkpoint, String etag, Duration age) {}

  /** A checkpoint as written. */
  public record Saved(Checkpoint checkpoint, String etag) {}

  private final GuardedObjects objects;
  private final Ids ids;

  @Inject
  public CheckpointStore(ObjectStore objects, Ids ids) {
    this.objects = new GuardedObjects(objects);
    this.ids = ids;
  }

  /** The checkpoint of a cluster in a run, if there is one. */
  public Optional<Loaded> load(RunId run, ClusterId cluster)
      throws NewerSchemaException, UnreadableException {
    Optional<ObjectStore.Stored> stored = objects.get(Keys.checkpoint(run, cluster));
    if (stored.isEmpty()) {
      return Optional.empty();
    }
    Checkpoint checkpoint = Json.read(Checkpoint.class, stored.get().body(), Checkpoint.SCHEMA);
    return Optional.of(new Loaded(checkpoint, stored.get().etag(), stored.get().age()));
  }

  /** Like {@link #load}, for callers to whom an unreadable checkpoint is a failure like others. */
  public Optional<Loaded> find(RunId run, ClusterId cluster) {
    return Records.told(Keys.checkpoint(run, cluster), () -> load(run, cluster));
  }

  /** Creates a cluster's first checkpoint; empty when there is one already. */
  public Optional<Saved> create(Checkpoint checkpoint) {
    Checkpoint fresh = checkpoint.withId(ids.get());
    return objects.create(key(fresh), Json.write(fresh)).map(etag -> new Saved(fresh, etag));
  }

  /**
   * Replaces the checkpoint that was read with this etag.
   *
   * @throws SupersededException when somebody else has written since
   */
  public Saved save(Checkpoint checkpoint, String etag) {
    Checkpoint fresh = checkpoint.withId(ids.get());
    return objects
        .replace(key(fresh), Json.write(fresh), etag)
        .map(written -> new Saved(fresh, written))
        .orElseThrow(() -> new SupersededException(key(fresh)));
  }

  private static String key(Checkpoint checkpoint) {
    return Keys.checkpoint(checkpoint.order().run(), checkpoint.order().cluster());
  }
}
