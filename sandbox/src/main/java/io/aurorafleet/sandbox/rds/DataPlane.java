package io.aurorafleet.sandbox.rds;

import java.util.List;
import java.util.Map;

/**
 * What holds a cluster's rows, beneath the sandbox's RDS: real PostgreSQL servers in the sandbox,
 * plain objects in a simulation. Clusters are named by their DbClusterResourceId, which survives a
 * rename. Calls may take long and are made outside of RDS's lock, one at a time for one cluster.
 */
public interface DataPlane extends AutoCloseable {
  /** Where clients connect; stays the same over restarts and upgrades. */
  record Address(String host, int port) {}

  /**
   * One reason why pg_upgrade would refuse the data: the output file it would write (such as {@code
   * tables_using_reg.txt}), the sentence for the event, and the lines of detail.
   */
  record Refusal(String check, String reason, List<String> details) {}

  /** The upgrade itself failed after the endpoint was taken down; the old data are untouched. */
  final class UpgradeFailed extends Exception {
    private static final long serialVersionUID = 1;

    public UpgradeFailed(String message) {
      super(message);
    }
  }

  /**
   * A new, empty cluster with a master user; {@code settings} are server parameters by name that
   * apply at every start (unknown ones, such as {@code rds.*}, are kept but not given to the
   * server).
   */
  Address create(
      String cluster, String version, String user, String password, Map<String, String> settings);

  /** A copy of the running {@code source} as it is now, running on its own address. */
  Address copy(String source, String cluster, Map<String, String> settings);

  /** What pg_upgrade would object to, asked of the data while the cluster still serves. */
  List<Refusal> precheck(String cluster, String targetVersion);

  /** Stops serving; connections are cut and new ones refused. The data stay. */
  void takeDown(String cluster);

  /** Serves again, with these settings, at the version the data now have. */
  void bringUp(String cluster, Map<String, String> settings);

  /** Moves the data of a cluster that is down to the target version; on failure nothing changed. */
  void upgrade(String cluster, String targetVersion) throws UpgradeFailed;

  /**
   * Makes an empty database in a running cluster. By default as any client would, over the wire;
   * planes without a wire override it.
   */
  default void createDatabase(
      String cluster, Address at, String user, String password, String database) {
    OverTheWire.run(at, user, password, "CREATE DATABASE " + OverTheWire.name(database));
  }

  /** Changes the master user's password in a running cluster; by default over the wire. */
  default void changePassword(
      String cluster, Address at, String user, String password, String changed) {
    OverTheWire.run(
        at,
        user,
        password,
        "ALTER ROLE " + OverTheWire.name(user) + " PASSWORD " + OverTheWire.text(changed));
  }

  /** Forgets the cluster and its data; unknown clusters are ignored. */
  void delete(String cluster);

  @Override
  void close();
}
