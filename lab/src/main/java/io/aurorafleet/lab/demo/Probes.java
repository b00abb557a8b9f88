package io.aurorafleet.lab.demo;

import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DowntimeProbe;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A client on every cluster of the fleet, measuring its downtime. */
final class Probes implements AutoCloseable {
  private final Map<String, DowntimeProbe> probes = new TreeMap<>();

  private Probes() {}

  static Probes start(Map<String, DatabaseProof.Access> access, WorkClock clock) {
    Probes all = new Probes();
    access.forEach(
        (id, at) -> {
          DowntimeProbe probe = new DowntimeProbe(at, clock);
          all.probes.put(id, probe);
          Thread thread = new Thread(probe, "probe-" + id);
          thread.setDaemon(true);
          thread.start();
        });
    return all;
  }

  Duration down(String cluster) {
    DowntimeProbe probe = probes.get(cluster);
    return probe == null ? Duration.ZERO : probe.down();
  }

  @Override
  public void close() {
    probes.values().forEach(DowntimeProbe::stop);
  }
}
