package io.aurorafleet.cloud.checkpoint;

import java.util.UUID;
import java.util.function.Supplier;

/** Gives an id that was never given before, for every write of a guarded object. */
@FunctionalInterface
public interface Ids extends Supplier<String> {
  static Ids random() {
    return () -> UUID.randomUUID().toString();
  }
}
