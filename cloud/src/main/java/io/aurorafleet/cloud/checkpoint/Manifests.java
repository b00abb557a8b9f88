package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.store.Keys;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** What runs are about; written once each. */
public final class Manifests {
  private final ObjectStore objects;
  private final GuardedObjects guarded;

  @Inject
  public Manifests(ObjectStore objects) {
    this.objects = objects;
    this.guarded = new GuardedObjects(objects);
  }

  /** Writes a run's manifest; writing the same again is fine, another under its name is refused. */
  public void create(Manifest manifest) {
    String key = Keys.manifest(manifest.run());
    if (guarded.create(key, Json.write(manifest)).isEmpty()) {
      throw new OutsideException(
          Failure.fix(
              "run-exists",
              "There is a run %s already".formatted(manifest.run()),
              "Dispatch under another name, or let the dispatcher choose one"));
    }
  }

  public Optional<Manifest> find(RunId run) {
    String key = Keys.manifest(run);
    return objects.get(key).map(s -> Records.read(Manifest.class, key, s.body(), Manifest.SCHEMA));
  }

  /** Every run of the bucket, oldest first. */
  public List<RunId> runs() {
    return objects.children(Keys.runs()).stream()
        .map(Keys::runOf)
        .flatMap(Optional::stream)
        .sorted()
        .toList();
  }
}
