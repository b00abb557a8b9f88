package io.aurorafleet.sandbox.postgres;

import io.aurorafleet.sandbox.rds.DataPlane.UpgradeFailed;

/**
 * Moves a cluster that is down to another version. Between minors of one major the other binaries
 * read the same files; between majors the data move to a new directory, and until all of them are
 * there the cluster keeps the old one.
 */
final class Upgrade {
  private final Cluster cluster;
  private final Installation target;
  private final String secret;

  Upgrade(Cluster cluster, Installation target, String secret) {
    this.cluster = cluster;
    this.target = target;
    this.secret = secret;
  }

  void run() throws UpgradeFailed {
    Server old = cluster.server();
    if (old.version().major() == target.version().major()) {
      cluster.serveFrom(cluster.server(target, old.data(), secret));
      return;
    }
    throw new UpgradeFailed("Upgrades between majors come next");
  }
}
