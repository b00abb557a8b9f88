package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog;
import io.aurorafleet.cloud.database.Backlog.Piece;
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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One simulated session; each operation may be the last before its worker dies. */
final class SimulatedSession implements DatabaseSession {
  private final SimulatedDatabases databases;
  private final MemoryServer server;
  private final Place place;
  private final Line line;

  SimulatedSession(SimulatedDatabases databases, MemoryServer server, Place place, Worker worker) {
    this.databases = databases;
    this.server = server;
    this.place = place;
    this.line = new Line(databases, server, place, worker);
  }

  @Override
  public String serverVersion() {
    line.alive();
    return server.version();
  }

  @Override
  public List<Entry> databases() {
    line.alive();
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
    line.alive();
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
    line.take();
  }

  @Override
  public List<Slot> slots() {
    line.alive();
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
    line.effect(fence, "dropSlot", true);
    server.slots().remove(name);
    line.replied();
  }

  @Override
  public Slot createSlot(Fence fence, Slot like) {
    line.effect(fence, "createSlot", false);
    server
        .slots()
        .putIfAbsent(
            like.name(), new MemorySlot(like.name(), like.plugin(), like.database(), false));
    line.replied();
    return like;
  }

  @Override
  public long nextXid() {
    line.alive();
    return 1_000;
  }

  @Override
  public ExtensionChange updateExtension(Fence fence, String extension) {
    line.needWork();
    line.effect(fence, "updateExtension", false);
    String to = Extensions.defaultVersion(extension, major());
    String from = String.valueOf(database().extensions().put(extension, to));
    line.replied();
    return new ExtensionChange(place.database(), extension, from, to, "");
  }

  @Override
  public Map<String, String> outdatedExtensions() {
    line.alive();
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
  public void assist() {
    line.alive();
  }

  @Override
  public Instant serverTime() {
    line.alive();
    return databases.schedule().now();
  }

  @Override
  public Backlog freezeBacklog(long since) {
    line.alive();
    return backlog(t -> !t.frozen(), false);
  }

  @Override
  public List<Holder> holders() {
    line.alive();
    return List.of();
  }

  @Override
  public List<Lag> lags() {
    line.alive();
    return List.of();
  }

  @Override
  public void freeze(Fence fence, Piece piece, int costLimit, Pulse pulse) {
    line.longStatement(fence, pulse, "freeze", table(piece.table())::freeze);
  }

  @Override
  public Backlog statisticsBacklog(Depth depth, Instant since, Instant rough) {
    line.alive();
    return depth == Depth.ROUGH
        ? backlog(t -> !t.described(), true)
        : backlog(t -> !t.analyzed(), false);
  }

  @Override
  public void analyze(Fence fence, Piece piece, Pulse pulse) {
    MemoryTable table = table(piece.table());
    line.longStatement(
        fence, pulse, "analyze", piece.rough() ? table::analyzeRoughly : table::analyze);
  }

  @Override
  public List<String> enabledSubscriptions() {
    line.alive();
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
    line.alive();
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

  private Backlog backlog(Predicate<MemoryTable> wanted, boolean rough) {
    Map<String, MemoryTable> all = database().tables();
    List<Piece> todo =
        all.entrySet().stream()
            .filter(e -> wanted.test(e.getValue()))
            .map(e -> piece(e.getKey().split("\\.", 2), rough))
            .toList();
    return new Backlog(all.size(), 0, todo);
  }

  private static Piece piece(String[] name, boolean rough) {
    return new Piece(new Table(name[0], name[1]), 0, 0, rough, false, List.of());
  }

  private int major() {
    return new EngineVersion(server.version()).major();
  }
}
