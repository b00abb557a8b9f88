package io.aurorafleet.sandbox.rds.memory;

import io.aurorafleet.sandbox.rds.DataPlane;
import io.aurorafleet.sandbox.rds.catalogue.EngineVersion;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One cluster's server: its data, and whether it serves. Safe for many threads. */
public final class MemoryServer {
  private final DataPlane.Address address;
  private final String user;
  private volatile String password;
  private volatile String version;
  private volatile boolean up = true;
  private volatile Map<String, String> settings;
  private volatile @Nullable String failure;
  private final AtomicInteger restarts = new AtomicInteger();
  private final Map<String, MemoryDatabase> databases = new ConcurrentSkipListMap<>();
  private final Map<String, MemorySlot> slots = new ConcurrentSkipListMap<>();
  private final Set<String> preparedTransactions = new ConcurrentSkipListSet<>();

  MemoryServer(
      DataPlane.Address address,
      String version,
      String user,
      String password,
      Map<String, String> settings) {
    this.address = address;
    this.version = version;
    this.user = user;
    this.password = password;
    this.settings = Map.copyOf(settings);
  }

  /** A clone: it carries everything, the source's slots too, as on AWS. */
  MemoryServer copy(DataPlane.Address at, Map<String, String> itsSettings) {
    MemoryServer copy = new MemoryServer(at, version, user, password, itsSettings);
    databases.forEach((name, database) -> copy.databases.put(name, database.copy()));
    copy.slots.putAll(slots);
    copy.preparedTransactions.addAll(preparedTransactions);
    return copy;
  }

  /** Where clients would connect. */
  public DataPlane.Address address() {
    return address;
  }

  /** Whether these credentials open a session. */
  public boolean admits(String who, String secret) {
    return user.equals(who) && password.equals(secret);
  }

  void password(String changed) {
    password = changed;
  }

  /** The version the data have. */
  public String version() {
    return version;
  }

  /** Whether connections are accepted. */
  public boolean up() {
    return up;
  }

  /** How often it was started again: sessions opened before the last time are gone. */
  public int restarts() {
    return restarts.get();
  }

  /** What it was last started with. */
  public Map<String, String> settings() {
    return settings;
  }

  /** Databases by name; {@code postgres} and {@code template1} are always there. */
  public Map<String, MemoryDatabase> databases() {
    return databases;
  }

  /** Replication slots by name. */
  public Map<String, MemorySlot> slots() {
    return slots;
  }

  /** Names of the open prepared transactions. */
  public Set<String> preparedTransactions() {
    return preparedTransactions;
  }

  /** Lets the next upgrade fail after the server was taken down, with this message. */
  public void failNextUpgrade(String message) {
    failure = message;
  }

  void takeDown() {
    up = false;
  }

  void bringUp(Map<String, String> with) {
    settings = Map.copyOf(with);
    restarts.incrementAndGet();
    up = true;
  }

  void upgrade(String target) throws DataPlane.UpgradeFailed {
    if (failure != null) {
      String message = failure;
      failure = null;
      throw new DataPlane.UpgradeFailed(message);
    }
    int from = EngineVersion.major(version);
    int to = EngineVersion.major(target);
    // PostgreSQL: pg_upgrade carries no statistics before 18.
    if (from != to && to < 18) {
      databases.values().stream()
          .flatMap(d -> d.tables().values().stream())
          .forEach(MemoryTable::loseStatistics);
    }
    version = target;
  }
}
