package io.aurorafleet.sandbox.postgres;

import io.aurorafleet.sandbox.rds.DataPlane.Refusal;
import io.aurorafleet.sandbox.rds.DataPlane.UpgradeFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Moves a cluster that is down to another version. Between minors of one major the other binaries
 * read the same files; between majors the data move to a new directory, and until all of them are
 * there the cluster keeps the old one.
 */
final class Upgrade {
  private final Cluster cluster;
  private final Installation target;
  private final Ports ports;
  private final String secret;

  Upgrade(Cluster cluster, Installation target, Ports ports, String secret) {
    this.cluster = cluster;
    this.target = target;
    this.ports = ports;
    this.secret = secret;
  }

  void run() throws UpgradeFailed {
    Server old = cluster.server();
    old.stop();
    if (target.version().compareTo(old.version()) < 0) {
      throw new UpgradeFailed(
          cluster.name + " has " + old.version() + ", which is newer than " + target.version());
    }
    if (old.version().major() == target.version().major()) {
      cluster.serveFrom(cluster.server(target, old.data(), secret));
      return;
    }
    Server moved = cluster.server(target, cluster.nextData(), secret);
    try {
      Optional<Path> full = FullBinaries.of(target.version().major());
      if (full.isPresent()) {
        pgUpgrade(old, moved, full.get());
      } else {
        moveByReplay(old, moved);
      }
    } catch (SQLException | IOException | PostgresFailure e) {
      Trees.delete(moved.data());
      throw new UpgradeFailed(
          "Moving "
              + cluster.name
              + " from "
              + old.version()
              + " to "
              + target.version()
              + " failed: "
              + e.getMessage());
    } catch (UpgradeFailed e) {
      Trees.delete(moved.data());
      throw e;
    }
    cluster.serveFrom(moved);
    Trees.delete(old.data());
  }

  private void pgUpgrade(Server old, Server moved, Path bin) throws IOException, UpgradeFailed {
    Server from = old.at(ports.take(), cluster.log());
    Server to = moved.at(ports.take(), cluster.log());
    try {
      new PgUpgrade(from, to, bin).run();
    } finally {
      ports.release(to.port());
      ports.release(from.port());
    }
  }

  private void moveByReplay(Server old, Server moved)
      throws SQLException, IOException, UpgradeFailed {
    // At other ports, with another log: clients and the history of the cluster see nothing of it.
    Path log = cluster.directory.resolve("upgrade-log");
    Server from = old.at(ports.take(), log);
    Server to = moved.at(ports.take(), log);
    try {
      from.start(cluster.name, cluster.settings());
      refuse(Precheck.of(from, target));
      to.fill();
      to.start(cluster.name, cluster.settings());
      DdlHistory history = DdlHistory.of(LogRecord.read(cluster.log().resolve("postgresql.csv")));
      new MoveByReplay(from, to, history).run();
    } finally {
      to.stop();
      from.stop();
      ports.release(to.port());
      ports.release(from.port());
    }
  }

  private static void refuse(List<Refusal> refusals) throws UpgradeFailed {
    if (!refusals.isEmpty()) {
      Refusal first = refusals.get(0);
      throw new UpgradeFailed(
          first.reason() + " (" + first.check() + ": " + String.join(", ", first.details()) + ")");
    }
  }
}
