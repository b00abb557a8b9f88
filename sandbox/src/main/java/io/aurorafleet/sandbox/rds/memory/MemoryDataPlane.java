package io.aurorafleet.sandbox.rds.memory;

import io.aurorafleet.sandbox.rds.DataPlane;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Clusters as plain objects. Upgrades behave as the real ones where it matters: a major loses the
 * statistics, every extension stays at its version, rows stay, and prepared transactions, logical
 * slots, reg* columns and invalid databases refuse it. Only what lies in this memory is kept.
 */
public final class MemoryDataPlane implements DataPlane {
  private static final int FIRST_PORT = 20_000;
  private final Map<String, MemoryServer> servers = new ConcurrentSkipListMap<>();
  private final AtomicInteger ports = new AtomicInteger(FIRST_PORT);

  @Override
  public Address create(
      String cluster, String version, String user, String password, Map<String, String> settings) {
    MemoryServer server = new MemoryServer(newAddress(), version, user, password, settings);
    server.databases().put("postgres", new MemoryDatabase());
    server.databases().put("template1", new MemoryDatabase());
    servers.put(cluster, server);
    return server.address();
  }

  @Override
  public Address copy(String source, String cluster, Map<String, String> settings) {
    MemoryServer copy = need(source).copy(newAddress(), settings);
    servers.put(cluster, copy);
    return copy.address();
  }

  private Address newAddress() {
    return new Address("127.0.0.1", ports.getAndIncrement());
  }

  @Override
  public List<Refusal> precheck(String cluster, String targetVersion) {
    return UpgradeChecks.of(need(cluster), targetVersion);
  }

  @Override
  public void takeDown(String cluster) {
    need(cluster).takeDown();
  }

  @Override
  public void bringUp(String cluster, Map<String, String> settings) {
    need(cluster).bringUp(settings);
  }

  @Override
  public void upgrade(String cluster, String targetVersion) throws UpgradeFailed {
    MemoryServer server = need(cluster);
    if (server.up()) {
      throw new IllegalStateException(cluster + " must be down to be upgraded");
    }
    server.upgrade(targetVersion);
  }

  @Override
  public void createDatabase(
      String cluster, Address at, String user, String password, String database) {
    need(cluster).databases().put(database, new MemoryDatabase());
  }

  @Override
  public void changePassword(
      String cluster, Address at, String user, String password, String changed) {
    need(cluster).password(changed);
  }

  @Override
  public void delete(String cluster) {
    servers.remove(cluster);
  }

  /** The server at an address; empty when its cluster was deleted. */
  public Optional<MemoryServer> server(Address address) {
    return servers.values().stream().filter(s -> s.address().equals(address)).findFirst();
  }

  /** The server of a cluster, by DbClusterResourceId. */
  public Optional<MemoryServer> server(String cluster) {
    return Optional.ofNullable(servers.get(cluster));
  }

  private MemoryServer need(String cluster) {
    return server(cluster)
        .orElseThrow(() -> new IllegalStateException("There is no data of " + cluster));
  }

  @Override
  public void close() {
    servers.clear();
  }
}
