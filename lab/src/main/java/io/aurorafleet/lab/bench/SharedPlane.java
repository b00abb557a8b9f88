package io.aurorafleet.lab.bench;

import io.aurorafleet.sandbox.rds.DataPlane;
import java.util.List;
import java.util.Map;

/** One real server behind every cluster, so that a fleet of hundreds has SQL to answer with. */
final class SharedPlane implements DataPlane {
  private final DataPlane plane;
  private final Address address;

  SharedPlane(DataPlane plane, String version, String user, String password) {
    this.plane = plane;
    this.address = plane.create("shared", version, user, password, Map.of());
    plane.createDatabase("shared", address, user, password, "app");
  }

  @Override
  public Address create(
      String cluster, String version, String user, String password, Map<String, String> settings) {
    return address;
  }

  @Override
  public Address copy(String source, String cluster, Map<String, String> settings) {
    return address;
  }

  @Override
  public List<Refusal> precheck(String cluster, String targetVersion) {
    return List.of();
  }

  @Override
  public void takeDown(String cluster) {}

  @Override
  public void bringUp(String cluster, Map<String, String> settings) {}

  @Override
  public void upgrade(String cluster, String targetVersion) throws UpgradeFailed {
    throw new UpgradeFailed("Clusters of a benchmark share one server.");
  }

  @Override
  public void createDatabase(
      String cluster, Address at, String user, String password, String database) {}

  @Override
  public void delete(String cluster) {}

  @Override
  public void close() {
    plane.close();
  }
}
