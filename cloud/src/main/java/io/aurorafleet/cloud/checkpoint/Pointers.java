package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.run.OwnedPointer;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.contracts.store.Keys;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * Which run and cluster a thing in RDS belongs to. A pointer is created before the thing it names,
 * so no event can come for a thing without one.
 */
public final class Pointers {
  /** The kinds of things that have pointers. */
  public enum Kind {
    CLUSTER,
    INSTANCE,
    SNAPSHOT;

    String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** A pointer as read. */
  public record Found(OwnedPointer pointer, String etag) {
    public boolean belongsTo(RunId run, ClusterId cluster) {
      return pointer.run().equals(run) && pointer.cluster().equals(cluster);
    }
  }

  private final GuardedObjects objects;

  @Inject
  public Pointers(ObjectStore objects) {
    this.objects = new GuardedObjects(objects);
  }

  public Optional<Found> find(String account, String region, Kind kind, String identifier) {
    String key = Keys.owned(account, region, kind.key(), identifier);
    return objects
        .get(key)
        .map(
            s ->
                new Found(
                    Records.read(OwnedPointer.class, key, s.body(), OwnedPointer.SCHEMA),
                    s.etag()));
  }

  /**
   * Points a thing to the order's run and cluster unless it points elsewhere.
   *
   * @return the pointer that stands now: ours, or the other one
   */
  public Found claim(Order order, Kind kind, String identifier, Instant now) {
    OwnedPointer pointer = pointer(order, kind, identifier, now);
    return objects
        .create(key(order, kind, identifier), Json.write(pointer))
        .map(etag -> new Found(pointer, etag))
        .or(() -> find(order.account(), order.region(), kind, identifier))
        .orElseThrow(() -> new SupersededException(key(order, kind, identifier)));
  }

  /** Points a thing that points elsewhere to the order's; false when somebody else was faster. */
  public boolean takeOver(Found from, Order order, Kind kind, String identifier, Instant now) {
    OwnedPointer pointer = pointer(order, kind, identifier, now);
    return objects
        .replace(key(order, kind, identifier), Json.write(pointer), from.etag())
        .isPresent();
  }

  private static OwnedPointer pointer(Order order, Kind kind, String identifier, Instant now) {
    return new OwnedPointer(
        OwnedPointer.SCHEMA, order.run(), order.cluster(), kind.key(), identifier, now);
  }

  private static String key(Order order, Kind kind, String identifier) {
    return Keys.owned(order.account(), order.region(), kind.key(), identifier);
  }
}
