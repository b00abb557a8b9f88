package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.store.Keys;
import java.util.Optional;

/** What lies in the bucket, read by somebody who knows every dialect. */
final class Records {
  private final ObjectStore objects;
  private final RunId run;

  Records(ObjectStore objects, RunId run) {
    this.objects = objects;
    this.run = run;
  }

  Optional<Checkpoint> checkpoint(ClusterId cluster) {
    return objects
        .get(Keys.checkpoint(run, cluster))
        .map(
            stored -> {
              String text = stored.body();
              for (Dialect dialect : Dialect.values()) {
                text = dialect.present(text);
              }
              return read(Checkpoint.class, text, Checkpoint.SCHEMA);
            });
  }

  Optional<Ledger> ledger() {
    return objects.get(Keys.ledger(run)).map(s -> read(Ledger.class, s.body(), Ledger.SCHEMA));
  }

  private static <T> T read(Class<T> type, String text, int schema) {
    try {
      return Json.read(type, text, schema);
    } catch (NewerSchemaException | UnreadableException e) {
      throw new IllegalStateException(e);
    }
  }
}
