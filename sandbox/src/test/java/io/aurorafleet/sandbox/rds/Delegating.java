package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.memory.MemoryDataPlane;
import java.util.List;
import java.util.Map;

/** A data plane in memory of which tests replace single calls. */
class Delegating implements DataPlane {
  private final MemoryDataPlane memory = new MemoryDataPlane();

  @Override
  public Address create(
      String cluster, String version, String user, String password, Map<String, String> settings) {
    return memory.create(cluster, version, user, password, settings);
  }

  @Override
  public Address copy(String source, String cluster, Map<String, String> settings) {
    return memory.copy(source, cluster, settings);
  }

  @Override
  public List<Refusal> precheck(String cluster, String targetVersion) {
    return memory.precheck(cluster, targetVersion);
  }

  @Override
  public void takeDown(String cluster) {
    memory.takeDown(cluster);
  }

  @Override
  public void bringUp(String cluster, Map<String, String> settings) {
    memory.bringUp(cluster, settings);
  }

  @Override
  public void upgrade(String cluster, String targetVersion) throws UpgradeFailed {
    memory.upgrade(cluster, targetVersion);
  }

  @Override
  public void delete(String cluster) {
    memory.delete(cluster);
  }

  @Override
  public void close() {
    memory.close();
  }
}
