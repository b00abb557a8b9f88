package io.aurorafleet.worker.tables;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Backlog;
import io.aurorafleet.cloud.database.Backlog.Piece;
import io.aurorafleet.cloud.database.DatabaseSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.survey.Sessions;
import io.aurorafleet.worker.engine.Visit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Work table by table in every database of a cluster, by one worker at a time but several of its
 * sessions. Whoever has a hand free opens the next database, and when all are open helps where most
 * is left. A table that cannot be done is named and does not stop the others.
 */
public final class TableWork {
  /**
   * What came of it.
   *
   * @param stopped why it was stopped before all was tried, empty when it was not
   * @param onlyLocked whether locks of others are all that kept tables from being done
   */
  public record Result(List<DatabaseWork> sums, Optional<String> stopped, boolean onlyLocked) {
    /** All that was left anywhere, each with its database. */
    public List<String> left() {
      return sums.stream()
          .flatMap(w -> w.left().stream().map(l -> w.database() + "." + l))
          .toList();
    }

    public int done() {
      return sums.stream().mapToInt(DatabaseWork::done).sum();
    }
  }

  /** The session is gone: nothing more can be tried on it. */
  private static final Set<String> LOST = Set.of("database-unreachable", "unreachable");

  private static final String TABLE_LOCKED = "table-locked";

  private final SharedVisit visit;
  private final Sessions.Access access;
  private final Job job;
  private final int sessions;
  private final TableLog log;
  private final Deque<Room> closed = new ArrayDeque<>();
  private final List<Room> rooms = new ArrayList<>();
  private final Saving saving;
  private @Nullable String stopped;

  public TableWork(Visit visit, Sessions.Access access, Job job, int sessions) {
    this.visit = new SharedVisit(visit);
    this.access = access;
    this.job = job;
    this.sessions = sessions;
    log = new TableLog(this.visit, job.log());
    saving = new Saving(this.visit, job);
  }

  /** Goes through these databases. */
  public Result run(List<String> databases) {
    databases.forEach(d -> closed.add(new Room(d)));
    rooms.addAll(closed);
    Hands.run(sessions, this::hand, visit::beat);
    synchronized (this) {
      String why = stopped;
      if (why != null) {
        rooms.forEach(r -> r.abandon(why));
      }
      rooms.forEach(r -> log.sum(r.sum()));
      return new Result(
          sums(), Optional.ofNullable(why), rooms.stream().allMatch(Room::onlyLocked));
    }
  }

  /** One pair of hands: opens databases while there are any, then helps. */
  private void hand() {
    Room room = nextClosed();
    while (room != null) {
      open(room);
      room = nextClosed();
    }
    room = busiest();
    while (room != null && assist(room)) {
      room = busiest();
    }
  }

  private void open(Room room) {
    DatabaseSession session;
    try {
      session = access.open(room.database);
    } catch (OutsideException e) {
      leave(room);
      if (e.failure().code().equals("no-such-database")) {
        synchronized (this) {
          room.vanished();
        }
        log.line(room.database, "it was dropped meanwhile");
        return;
      }
      throw e;
    }
    boolean opened = false;
    try {
      session.takeOver(visit.pulse());
      Backlog backlog = job.backlog(session);
      synchronized (this) {
        room.open(session, backlog);
        opened = true;
        notifyAll();
      }
      log.line(
          room.database,
          "%d of %d table(s) to do".formatted(backlog.todo().size(), backlog.tables()));
      work(room, session);
    } finally {
      if (!opened) {
        session.close();
      }
      leave(room);
    }
  }

  /** False when the server has no connection to spare: those who work go on. */
  private boolean assist(Room room) {
    try (DatabaseSession session = access.open(room.database)) {
      session.assist();
      work(room, session);
      return true;
    } catch (OutsideException e) {
      if (e.failure().code().equals("too-many-connections")) {
        return false;
      }
      throw e;
    } finally {
      leave(room);
    }
  }

  private void work(Room room, DatabaseSession session) {
    Piece piece = next(room);
    while (piece != null) {
      one(room, session, piece);
      saving.maybe(this::sums);
      piece = next(room);
    }
  }

  private void one(Room room, DatabaseSession session, Piece piece) {
    try {
      visit.beat();
      Optional<String> useless = job.useless(session, piece);
      if (useless.isPresent()) {
        failed(room, piece, useless.get(), false);
        return;
      }
      job.work(session, piece, visit.fence(), pulse());
      synchronized (this) {
        room.done(piece);
      }
      log.line(room.database, "%s done".formatted(piece.table()));
    } catch (Stop e) {
      synchronized (this) {
        room.interrupted(piece, Objects.requireNonNullElse(e.getMessage(), "stopped"));
      }
    } catch (OutsideException e) {
      if (LOST.contains(e.failure().code()) || Thread.currentThread().isInterrupted()) {
        throw e;
      }
      failed(room, piece, e.failure().reason(), locked(e.failure()));
    }
  }

  private static boolean locked(Failure failure) {
    return failure.code().equals(TABLE_LOCKED) || failure.category() == Failure.Category.RETRY;
  }

  private void failed(Room room, Piece piece, String reason, boolean locked) {
    synchronized (this) {
      room.failed(piece, reason, locked);
    }
    log.line(room.database, "%s FAILED: %s".formatted(piece.table(), reason));
  }

  /** Keeps the lease, and ends a long statement when there is a reason to stop. */
  private Pulse pulse() {
    return () -> {
      visit.beat();
      String why = stopping();
      if (why != null) {
        throw new Stop(why);
      }
    };
  }

  private @Nullable String stopping() {
    synchronized (this) {
      if (stopped != null) {
        return stopped;
      }
    }
    Optional<String> why = job.stop();
    synchronized (this) {
      if (stopped == null && why.isPresent()) {
        stopped = why.get();
      }
      return stopped;
    }
  }

  private @Nullable Piece next(Room room) {
    if (stopping() != null) {
      return null;
    }
    synchronized (this) {
      return room.next();
    }
  }

  private synchronized @Nullable Room nextClosed() {
    Room room = stopped == null ? closed.poll() : null;
    if (room != null) {
      room.enter();
    }
    return room;
  }

  /** Waits for databases that others are just opening; null when there is nothing more to do. */
  private synchronized @Nullable Room busiest() {
    while (stopped == null) {
      Optional<Room> room =
          rooms.stream().filter(r -> r.waiting() > 0).max(Comparator.comparingInt(Room::waiting));
      if (room.isPresent()) {
        room.get().enter();
        return room.get();
      }
      if (rooms.stream().noneMatch(Room::opening)) {
        return null;
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return null;
  }

  private void leave(Room room) {
    DatabaseSession closing;
    synchronized (this) {
      closing = room.leave();
      notifyAll();
    }
    if (closing != null) {
      closing.close();
    }
  }

  private synchronized List<DatabaseWork> sums() {
    return rooms.stream()
        .map(Room::sum)
        .sorted(Comparator.comparing(DatabaseWork::database))
        .toList();
  }

  /** A reason to end the statement in hand, which is no fault of its table. */
  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stop(String why) {
      super(why);
    }
  }
}
