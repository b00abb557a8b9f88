package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import java.util.List;
import java.util.Optional;

/** The bucket as a planted bug uses it. */
final class PlantedStore implements ObjectStore {
  private final Planted bug;
  private final ObjectStore objects;
  private final Deferred afterSave;
  private final String worker;

  PlantedStore(Planted bug, ObjectStore objects, Deferred afterSave, String worker) {
    this.bug = bug;
    this.objects = objects;
    this.afterSave = afterSave;
    this.worker = worker;
  }

  @Override
  public Optional<Stored> get(String key) {
    return objects.get(key);
  }

  @Override
  public Optional<String> create(String key, String body) {
    return objects.create(key, body);
  }

  @Override
  public Optional<String> replace(String key, String body, String etag) {
    Optional<String> written = objects.replace(key, body, etag);
    if (written.isEmpty() && bug == Planted.WORKER_ID) {
      return objects
          .get(key)
          .filter(stored -> stored.body().contains("\"id\":\"" + worker + "\""))
          .map(Stored::etag);
    }
    if (written.isPresent() && key.endsWith("/checkpoint.json") && saves(body)) {
      afterSave.run();
    }
    return written;
  }

  private boolean saves(String body) {
    return bug == Planted.SAVE_BEFORE_ARMING
        || body.contains("\"kind\":\"finished\"")
        || body.contains("\"kind\":\"halted\"")
        || body.contains("\"kind\":\"held\"");
  }

  @Override
  public void put(String key, String body) {
    objects.put(key, body);
  }

  @Override
  public List<String> keys(String prefix) {
    return objects.keys(prefix);
  }

  @Override
  public List<String> children(String prefix) {
    return objects.children(prefix);
  }
}
