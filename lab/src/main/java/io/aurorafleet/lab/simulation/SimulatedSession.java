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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** One simulated session; each operation may be the last before its worker dies. */
final class SimulatedSession implements DatabaseSession {
  /** How often a long statement's worker hears of it. */
  private static final Duration BEAT = Duration.ofSeconds(50);

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
    effect("dropSlot", true);
    server.slots().remove(name);
    replied();
  }

  @Override
  public Slot createSlot(Fence fence, Slot like) {
    fence.check();
    effect("createSlot", false);
    server
        .slots()
        .putIfAbsent(
            like.name(), new MemorySlot(like.name(), like.plugin(), like.database(), false));
    replied();
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
    needWork();
    effect("updateExtension", false);
    String to = Extensions.defaultVersion(extension, major());
    String from = String.valueOf(database().extensions().put(extension, to));
    replied();
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
  public void assist() {
    alive();
  }

  @Override
  public Instant serverTime() {
    alive();
    return databases.schedule().now();
  }

  @Override
  public Backlog freezeBacklog(long since) {
    alive();
    return backlog(t -> !t.frozen(), false);
  }

  @Override
  public List<Holder> holders() {
    alive();
    return List.of();
  }

  @Override
  public List<Lag> lags() {
    alive();
    return List.of();
  }

  @Override
  public void freeze(Fence fence, Piece piece, int costLimit, Pulse pulse) {
    longStatement(fence, pulse, "freeze", table(piece.table())::freeze);
  }

  @Override
  public Backlog statisticsBacklog(Depth depth, Instant since, Instant rough) {
    alive();
    return depth == Depth.ROUGH
        ? backlog(t -> !t.described(), true)
        : backlog(t -> !t.analyzed(), false);
  }

  @Override
  public void analyze(Fence fence, Piece piece, Pulse pulse) {
    MemoryTable table = table(piece.table());
    longStatement(fence, pulse, "analyze", piece.rough() ? table::analyzeRoughly : table::analyze);
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

  /**
   * Minutes to hours, during which the worker may die, lose its lease, or be cut off. The server
   * goes on with a statement whose client has gone, unless a successor ended its session.
   */
  private void longStatement(Fence fence, Pulse pulse, String what, Runnable effect) {
    fence.check();
    needWork();
    effect(what, false);
    int beats = databases.faults().happens(Kind.LONG_STATEMENT) ? 40 : 2;
    boolean ended = false;
    try {
      for (int i = 0; i < beats; i++) {
        databases.schedule().await(BEAT);
        pulse.beat();
        replied();
      }
      ended = true;
    } finally {
      if (!ended) {
        databases.later(BEAT.multipliedBy(beats), () -> ifStillAt(effect));
      }
    }
    effect.run();
  }

  private void ifStillAt(Runnable effect) {
    if (databases.has(place, worker) && up()) {
      effect.run();
    }
  }

  private void alive() {
    databases.faults().turn();
    if (databases.faults().happens(Kind.DROPPED)) {
      throw SimulatedDatabases.unreachable(place);
    }
    connected();
  }

  /** A point just before an effect, past the check of the lease. */
  private void effect(String what, boolean drops) {
    databases.faults().turn(true);
    connected();
    databases.witness().statement(worker, what, drops);
  }

  /** A point after an effect, before its reply is given. */
  private void replied() {
    databases.faults().turn();
    if (databases.faults().happens(Kind.DROPPED_WITHIN)) {
      throw SimulatedDatabases.unreachable(place);
    }
    connected();
  }

  private void connected() {
    boolean ended = taken && !databases.has(place, worker);
    if (ended || !up()) {
      throw SimulatedDatabases.unreachable(place);
    }
  }

  private boolean up() {
    return server.up() && server.restarts() == restarts;
  }

  private void needWork() {
    if (!taken) {
      throw new AssertionError("7: work in " + place + " without taking it over");
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
