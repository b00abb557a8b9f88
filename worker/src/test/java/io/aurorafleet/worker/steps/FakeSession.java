package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.DatabaseState;
import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Inventory;
import io.aurorafleet.contracts.proof.PlannedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A session on a {@link FakeDatabases}. */
final class FakeSession implements DatabaseSession {
  private final FakeDatabases server;
  private final String database;
  private final FakeDatabases.Contents contents;

  FakeSession(FakeDatabases server, String database) {
    this.server = server;
    this.database = database;
    contents = server.in(database);
  }

  @Override
  public String serverVersion() {
    return server.version.get();
  }

  @Override
  public List<Entry> databases() {
    List<Entry> all = new ArrayList<>(server.closed);
    server.databases.keySet().forEach(d -> all.add(new Entry(d, true, -1, false)));
    return all;
  }

  @Override
  public List<Map<String, String>> observe(String query) {
    if (query.contains("pg_prepared_xacts")) {
      return server.preparedTransactions.stream()
          .map(g -> Map.of("gid", g, "database", "app", "object", g, "fix", ""))
          .toList();
    }
    return query.startsWith("SELECT extname")
        ? contents.extensions.entrySet().stream()
            .map(e -> Map.of("extname", e.getKey(), "extversion", e.getValue()))
            .toList()
        : List.of();
  }

  @Override
  public void takeOver(Pulse pulse) {
    server.did.add("take over " + database);
  }

  @Override
  public List<Slot> slots() {
    return List.copyOf(server.slots.values());
  }

  @Override
  public void dropSlot(Fence fence, String name) {
    server.did.add("drop slot %s in %s".formatted(name, database));
    server.slots.remove(name);
  }

  @Override
  public Slot createSlot(Fence fence, Slot like) {
    server.did.add("create slot %s in %s".formatted(like.name(), database));
    server.slots.put(like.name(), like);
    return like;
  }

  @Override
  public long nextXid() {
    return ++server.xid;
  }

  @Override
  public ExtensionChange updateExtension(Fence fence, String extension) {
    String from = contents.extensions.get(extension);
    if (contents.stubborn.contains(extension)) {
      return new ExtensionChange(database, extension, from, from, "no update path");
    }
    String to = contents.offered.get(extension);
    contents.extensions.put(extension, to);
    return new ExtensionChange(database, extension, from, to, "");
  }

  @Override
  public Map<String, String> outdatedExtensions() {
    Map<String, String> outdated = new TreeMap<>(contents.offered);
    outdated.entrySet().removeIf(e -> e.getValue().equals(contents.extensions.get(e.getKey())));
    return outdated;
  }

  @Override
  public void assist() {
    server.did.add("assist in " + database);
  }

  @Override
  public Instant serverTime() {
    return Given.T;
  }

  @Override
  public Backlog freezeBacklog(long since) {
    return backlog(contents.toFreeze, false);
  }

  @Override
  public List<Holder> holders() {
    return contents.holders;
  }

  @Override
  public List<Lag> lags() {
    return List.copyOf(server.lags);
  }

  @Override
  public void freeze(Fence fence, Piece piece, int costLimit, Pulse pulse) {
    refuse(piece.table());
    contents.toFreeze.remove(piece.table());
    contents.frozen.add(piece.table());
  }

  @Override
  public Backlog statisticsBacklog(Depth depth, Instant since, Instant rough) {
    return depth == Depth.ROUGH
        ? backlog(contents.toDescribe, true)
        : backlog(contents.toAnalyze, false);
  }

  @Override
  public void analyze(Fence fence, Piece piece, Pulse pulse) {
    refuse(piece.table());
    server.did.add((piece.rough() ? "rough " : "full ") + database + "." + piece.table());
    contents.toDescribe.remove(piece.table());
    if (!piece.rough()) {
      contents.toAnalyze.remove(piece.table());
      contents.analyzed.add(piece.table());
    }
  }

  private static Backlog backlog(List<Table> tables, boolean rough) {
    return new Backlog(
        tables.size(),
        0,
        tables.stream().map(t -> new Piece(t, 0, 0, rough, false, List.of())).toList());
  }

  @Override
  public List<String> enabledSubscriptions() {
    return List.copyOf(contents.subscriptions);
  }

  @Override
  public void disableSubscription(Fence fence, String name) {
    server.did.add("disable subscription %s in %s".formatted(name, database));
    contents.subscriptions.remove(name);
  }

  @Override
  public void enableSubscription(Fence fence, String name, boolean refresh) {
    server.did.add(
        "enable subscription %s in %s%s".formatted(name, database, refresh ? ", refreshed" : ""));
    contents.subscriptions.add(name);
  }

  @Override
  public List<Inventory.Setting> settings() {
    return List.copyOf(server.settings);
  }

  @Override
  public List<PlannedStatement> plans(List<PlannedStatement> statements) {
    return statements.stream().map(s -> contents.plans.getOrDefault(s.text(), s)).toList();
  }

  @Override
  public List<String> verify(String script, Pulse pulse) {
    server.did.add("verify in " + database);
    return List.copyOf(contents.wrong);
  }

  @Override
  public Holding holding(Pulse pulse) {
    Holding more = contents.holding;
    return new Holding(
        state(),
        more.tables(),
        more.sequences(),
        more.invalidIndexes(),
        more.ownership(),
        more.collations(),
        more.jobs(),
        more.statements());
  }

  private DatabaseState state() {
    return new DatabaseState(
        database,
        contents.tables,
        contents.rows,
        contents.extensions,
        0,
        contents.toAnalyze.size(),
        null);
  }

  @Override
  public void close() {}

  private void refuse(Table table) {
    Failure failure = contents.blocked.get(table);
    if (failure != null) {
      throw new OutsideException(failure);
    }
  }
}
