package io.aurorafleet.lab.killmatrix;

import java.util.Map;
import java.util.TreeMap;

/** How workers are set up: all times twelve times shorter than on AWS, leases of ten seconds. */
final class Tempo {
  /** How long SIGTERM waits for running visits. */
  static final long DRAIN_SECONDS = 4;

  private static final double SPEED = 12;
  private static final int CLUSTERS = 64;

  private Tempo() {}

  static Map<String, String> worker(Map<String, String> sandbox) {
    Map<String, String> environment = new TreeMap<>(sandbox);
    environment.put("AURORA_FLEET_SPEED", Double.toString(SPEED));
    environment.put("AURORA_FLEET_CONCURRENCY", Integer.toString(CLUSTERS));
    environment.put("AURORA_FLEET_DRAIN_SECONDS", Long.toString(DRAIN_SECONDS));
    environment.put("AURORA_FLEET_POLL_SECONDS", "1");
    return environment;
  }
}
