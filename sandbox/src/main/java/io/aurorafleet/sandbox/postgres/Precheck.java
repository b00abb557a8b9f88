package io.aurorafleet.sandbox.postgres;

import io.aurorafleet.sandbox.rds.DataPlane.Refusal;
import java.util.List;

/** What pg_upgrade would refuse; nothing is looked at yet. */
final class Precheck {
  private Precheck() {}

  static List<Refusal> of(Server server, Installation target) {
    return List.of();
  }
}
