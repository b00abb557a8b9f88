package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.database.Databases.Worker;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Inventory;
import io.aurorafleet.contracts.proof.PlannedStatement;
import io.aurorafleet.sandbox.rds.memory.MemoryDatabase;
import io.aurorafleet.sandbox.rds.memory.MemoryServer;
import io.aurorafleet.sandbox.rds.memory.MemorySlot;
import io.aurorafleet.sandbox.rds.memory.MemoryTable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One simulated session; each operation may be the last before its worker dies. */
final class SimulatedSession implements DatabaseSession {
  private final SimulatedDatabases databases;
  private final MemoryServer server;
  private final Place place;
  private final Worker worker;
  private final int restarts;
  private boolean taken;

  SimulatedSession(SimulatedDatabases databases, MemoryServer server, Place place, Worker worker) {
    this.databases = databases;
    this.server = server;
    this.place = place;
    this.worker = worker;
    this.restarts = server.restarts();
  }

  @Override
  public String serverVersion() {
    alive();
    return server.version();
  }

  @Override
  public List<Entry> databases() {
    alive();
    return server.databases().entrySet().stream()
        .map(
            e ->
                new Entry(
                    e.getKey(),
                    true,
                    e.getValue().invalid() ? -2 : -1,
                    e.getKey().startsWith("template")))
        .toList();
  }

  @Override
  public List<Map<String, String>> observe(String query) {
    alive();
    if (query.contains("pg_prepared_xacts")) {
      return rows(server.preparedTransactions());
    }
    if (query.contains("pg_replication_slots")) {
      return rows(server.slots().keySet());
    }
    return List.of();
  }

  private static List<Map<String, String>> rows(Iterable<String> names) {
    List<Map<String, String>> rows = new java.util.ArrayList<>();
    names.forEach(name -> rows.add(Map.of("object", name, "fix", "remove " + name)));
    return rows;
  }

  @Override
  public void takeOver(Pulse pulse) {
    alive();
    databases.take(place, worker);
    taken = true;
  }

  @Override
  public List<Slot> slots() {
    alive();
    return server.slots().values().stream()
        .filter(MemorySlot::logical)
        .map(
            s ->
                Slot.of(s.name(), s.plugin(), s.database())
                    .active(s.active())
                    .confirmed("0/1", "0/1", 0))
        .toList();
  }

  @Override
  public void dropSlot(Fence fence, String name) {
    fence.check();
    alive();
    server.slots().remove(name);
    alive();
  }

  @Override
  public Slot createSlot(Fence fence, Slot like) {
    fence.check();
    alive();
    server
        .slots()
        .putIfAbsent(
            like.name(), new MemorySlot(like.name(), like.plugin(), like.database(), false));
    alive();
    return like;
  }

  @Override
  public long nextXid() {
    alive();
    return 1_000;
  }

  @Override
  public ExtensionChange updateExtension(Fence fence, String extension) {
    fence.check();
    alive();
    String to = Extensions.defaultVersion(extension, major());
    String from = String.valueOf(database().extensions().put(extension, to));
    alive();
    return new ExtensionChange(place.database(), extension, from, to, "");
  }

  @Override
  public Map<String, String> outdatedExtensions() {
    alive();
    Map<String, String> outdated = new TreeMap<>();
    database()
        .extensions()
        .forEach(
            (name, version) -> {
              String newest = Extensions.defaultVersion(name, major());
              if (!newest.equals(version)) {
                outdated.put(name, newest);
              }
            });
    return outdated;
  }

  @Override
  public List<Table> tablesToFreeze() {
    alive();
    return tables(t -> !t.frozen());
  }

  @Override
  public void freeze(Fence fence, Table table, Pulse pulse) {
    longStatement(fence, pulse);
    table(table).freeze();
  }

  @Override
  public List<Table> tablesToAnalyze(Instant since) {
    alive();
    return tables(t -> !t.analyzed());
  }

  @Override
  public void analyze(Fence fence, Table table, Pulse pulse) {
    longStatement(fence, pulse);
    table(table).analyze();
  }

  @Override
  public List<String> enabledSubscriptions() {
    alive();
    return List.of();
  }

  @Override
  public void disableSubscription(Fence fence, String name) {
    throw new IllegalStateException("The simulated server has no subscriptions");
  }

  @Override
  public void enableSubscription(Fence fence, String name, boolean refresh) {
    throw new IllegalStateException("The simulated server has no subscriptions");
  }

  @Override
  public List<Inventory.Setting> settings() {
    return List.of();
  }

  @Override
  public List<PlannedStatement> plans(List<PlannedStatement> statements) {
    return statements;
  }

  @Override
  public List<String> verify(String script, Pulse pulse) {
    return List.of();
  }

  @Override
  public Holding holding(Pulse pulse) {
    return Holding.of(state(pulse));
  }

  private DatabaseState state(Pulse pulse) {
    alive();
    pulse.beat();
    MemoryDatabase at = database();
    long rows = at.tables().values().stream().mapToLong(MemoryTable::rows).sum();
    int unanalyzed = (int) at.tables().values().stream().filter(t -> !t.analyzed()).count();
    return new DatabaseState(
        place.database(),
        at.tables().size(),
        rows,
        at.extensions(),
        0,
        unanalyzed,
        databases.schedule().now());
  }

  @Override
  public void close() {}

  /** Minutes to hours, during which the worker may die, lose its lease, or be cut off. */
  private void longStatement(Fence fence, Pulse pulse) {
    fence.check();
    alive();
    int beats = databases.faults().happens("long statement", 0.1) ? 40 : 2;
    for (int i = 0; i < beats; i++) {
      databases.schedule().await(Duration.ofSeconds(50));
      pulse.beat();
      alive();
    }
  }

  private void alive() {
    databases.faults().turn();
    boolean dropped = databases.faults().happens("dropped connection", 0.002);
    boolean ended = taken && !databases.has(place, worker);
    if (dropped || ended || !server.up() || server.restarts() != restarts) {
      throw SimulatedDatabases.unreachable(place);
    }
  }

  private MemoryDatabase database() {
    MemoryDatabase at = server.databases().get(place.database());
    if (at == null) {
      throw SimulatedDatabases.unreachable(place);
    }
    return at;
  }

  private MemoryTable table(Table table) {
    MemoryTable at = database().tables().get(table.toString());
    if (at == null) {
      throw new IllegalStateException(table + " vanished");
    }
    return at;
  }

  private List<Table> tables(java.util.function.Predicate<MemoryTable> wanted) {
    return database().tables().entrySet().stream()
        .filter(e -> wanted.test(e.getValue()))
        .map(e -> e.getKey().split("\\.", 2))
        .map(n -> new Table(n[0], n[1]))
        .toList();
  }

  private int major() {
    return new EngineVersion(server.version()).major();
  }
}
