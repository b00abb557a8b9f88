package io.aurorafleet.worker.tables;

import io.aurorafleet.cloud.database.Backlog;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One database while it is worked on: its tables still to be done, and the session that holds its
 * lock, closed by whoever leaves last. Guarded by the {@link TableWork} it belongs to.
 */
final class Room {
  /** More names than this stand in the log only. */
  private static final int MOST_NAMED = 50;

  private record Left(String reason, boolean locked) {}

  final String database;
  private final Deque<Piece> todo = new ArrayDeque<>();
  private final Deque<Piece> again = new ArrayDeque<>();
  private final Map<Table, Left> left = new LinkedHashMap<>();
  private int tables;
  private long bytes;
  private long bytesOpen;
  private int open;
  private int inside;
  private boolean seen;
  private @Nullable String untouched;
  private @Nullable DatabaseSession lead;

  Room(String database) {
    this.database = database;
  }

  /** Entered first, with the session that has taken the database over. */
  void open(DatabaseSession session, Backlog backlog) {
    lead = session;
    seen = true;
    tables = backlog.tables();
    bytes = backlog.bytes();
    backlog.todo().forEach(this::add);
  }

  private void add(Piece piece) {
    todo.add(piece);
    open++;
    bytesOpen += piece.bytes();
  }

  void enter() {
    inside++;
  }

  /** Whether somebody is inside who has not yet seen what there is to do. */
  boolean opening() {
    return inside > 0 && lead == null;
  }

  /** The session to close, when nobody is inside any more. */
  @Nullable DatabaseSession leave() {
    inside--;
    DatabaseSession closing = inside == 0 ? lead : null;
    if (closing != null) {
      lead = null;
    }
    return closing;
  }

  /** Whether there is work for one more. */
  int waiting() {
    return lead == null ? 0 : todo.size() + again.size();
  }

  @Nullable Piece next() {
    return todo.isEmpty() ? again.poll() : todo.poll();
  }

  void done(Piece piece) {
    open--;
    bytesOpen -= piece.bytes();
    left.remove(piece.table());
  }

  /** A locked table is tried once more when the others are done. */
  void failed(Piece piece, String reason, boolean locked) {
    boolean first = left.put(piece.table(), new Left(reason, locked)) == null;
    if (first && locked) {
      again.add(piece);
    }
  }

  /** Stopped in the middle: it counts as not done, without a fault of its own. */
  void interrupted(Piece piece, String reason) {
    left.putIfAbsent(piece.table(), new Left(reason, false));
  }

  /** There is no such database any more. */
  void vanished() {
    seen = true;
  }

  /** Names everything that nobody came to, the whole database if need be. */
  void abandon(String reason) {
    if (!seen) {
      untouched = "the whole database: " + reason;
    }
    todo.forEach(p -> interrupted(p, reason));
    todo.clear();
    again.clear();
  }

  /** Whether locks are all that is in the way. */
  boolean onlyLocked() {
    return untouched == null && left.values().stream().allMatch(Left::locked);
  }

  DatabaseWork sum() {
    List<String> names = new ArrayList<>();
    if (untouched != null) {
      names.add(untouched);
    }
    left.forEach((table, why) -> names.add(table + ": " + why.reason()));
    int more = names.size() - MOST_NAMED;
    if (more > 0) {
      names.subList(MOST_NAMED, names.size()).clear();
      names.add("and %d more, named in the log".formatted(more));
    }
    return new DatabaseWork(
        database,
        Math.max(0, tables - open),
        names,
        new DatabaseWork.Extent(tables, Math.max(0, bytes - bytesOpen), bytes));
  }
}
