package io.aurorafleet.sandbox.postgres;

import io.aurorafleet.sandbox.rds.DataPlane.Refusal;
import java.util.List;

/** Draft. */
final class Precheck {
  private Precheck() {}

  static List<Refusal> of(Server server, Installation target) {
    return List.of();
  }
}
