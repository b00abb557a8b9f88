package io.aurorafleet.lab.local;

import io.aurorafleet.sandbox.rds.DataPlane;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what was really done to each cluster's data, below everything that could count wrongly:
 * one upgrade each and one copy each is what crashes and duplicates must leave.
 */
public final class CountedDataPlane implements DataPlane {
  private final DataPlane plane;
  private final Map<String, Integer> upgrades = new ConcurrentHashMap<>();
  private final Map<String, Integer> copies = new ConcurrentHashMap<>();

  public CountedDataPlane(DataPlane plane) {
    this.plane = plane;
  }

  /** Upgrades of a cluster, by DbClusterResourceId. */
  public int upgrades(String cluster) {
    return upgrades.getOrDefault(cluster, 0);
  }

  /** Copies made of a cluster. */
  public int copies(String cluster) {
    return copies.getOrDefault(cluster, 0);
  }

  @Override
  public Address create(
      String cluster, String version, String user, String password, Map<String, String> settings) {
    return plane.create(cluster, version, user, password, settings);
  }

  @Override
  public Address copy(String source, String cluster, Map<String, String> settings) {
    copies.merge(source, 1, Integer::sum);
    return plane.copy(source, cluster, settings);
  }

  @Override
  public List<Refusal> precheck(String cluster, String targetVersion) {
    return plane.precheck(cluster, targetVersion);
  }

  @Override
  public void takeDown(String cluster) {
    plane.takeDown(cluster);
  }

  @Override
  public void bringUp(String cluster, Map<String, String> settings) {
    plane.bringUp(cluster, settings);
  }

  @Override
  public void upgrade(String cluster, String targetVersion) throws UpgradeFailed {
    upgrades.merge(cluster, 1, Integer::sum);
    plane.upgrade(cluster, targetVersion);
  }

  @Override
  public void createDatabase(
      String cluster, Address at, String user, String password, String database) {
    plane.createDatabase(cluster, at, user, password, database);
  }

  @Override
  public void changePassword(
      String cluster, Address at, String user, String password, String changed) {
    plane.changePassword(cluster, at, user, password, changed);
  }

  @Override
  public void delete(String cluster) {
    plane.delete(cluster);
  }

  @Override
  public void close() {
    plane.close();
  }
}
