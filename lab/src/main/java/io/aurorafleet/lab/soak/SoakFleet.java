package io.aurorafleet.lab.soak;

import io.aurorafleet.lab.fleet.Contents;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Majors from several versions, minors, readers, slots, extensions, several databases. */
final class SoakFleet {
  /** Where the run goes. */
  static final String TARGET = "17.11";

  private static final String MINOR = "16.15";
  private static final int ROWS = 100;
  private static final int KINDS = 5;

  private SoakFleet() {}

  static List<PlannedCluster> of(int size) {
    List<PlannedCluster> fleet = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      fleet.add(cluster("soak-%03d".formatted(i), i % KINDS));
    }
    return fleet;
  }

  private static PlannedCluster cluster(String id, int kind) {
    return switch (kind) {
      case 0 -> PlannedCluster.of(id, "15.19").with(Map.of("app", Contents.shopWithSlot(ROWS)));
      case 1 -> PlannedCluster.of(id, "16.13").with(Map.of("app", Contents.shop(ROWS))).to(MINOR);
      case 2 ->
          PlannedCluster.of(id, "14.24").with(Map.of("app", Contents.shop(ROWS))).withReader();
      case 3 ->
          PlannedCluster.of(id, "15.19")
              .with(
                  Map.of(
                      "app",
                      Contents.shopWithExtensions(ROWS, "hstore VERSION '1.6'"),
                      "reports",
                      Contents.shop(ROWS)));
      default -> PlannedCluster.of(id, "13.23").with(Map.of("app", Contents.shop(ROWS)));
    };
  }

  /** The version a cluster must end at. */
  static String target(PlannedCluster cluster) {
    return cluster.target() == null ? TARGET : cluster.target();
  }
}
