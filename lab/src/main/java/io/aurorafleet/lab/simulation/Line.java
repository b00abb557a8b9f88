package io.aurorafleet.lab.simulation;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.call.Pulse;
import io.aurorafleet.cloud.database.Databases.Place;
import io.aurorafleet.cloud.database.Databases.Worker;
import io.aurorafleet.sandbox.rds.memory.MemoryServer;
import java.time.Duration;

/**
 * What a session has of its server: it breaks when the server restarts, when chance will have it,
 * and when a successor takes the work; each operation over it may be the last before its worker
 * dies.
 */
final class Line {
  /** How often a long statement's worker hears of it. */
  private static final Duration BEAT = Duration.ofSeconds(50);

  private final SimulatedDatabases databases;
  private final MemoryServer server;
  private final Place place;
  private final Worker worker;
  private final int restarts;
  private boolean taken;

  Line(SimulatedDatabases databases, MemoryServer server, Place place, Worker worker) {
    this.databases = databases;
    this.server = server;
    this.place = place;
    this.worker = worker;
    this.restarts = server.restarts();
  }

  /** Takes the work in the database from whoever had it. */
  void take() {
    alive();
    databases.take(place, worker);
    taken = true;
  }

  /** A point before a question. */
  void alive() {
    databases.faults().turn();
    if (databases.faults().happens(Kind.DROPPED)) {
      throw SimulatedDatabases.unreachable(place);
    }
    connected();
  }

  /** A point just before an effect, past the check of the lease. */
  void effect(Fence fence, String what, boolean drops) {
    fence.check();
    databases.faults().turn(true);
    connected();
    databases.witness().statement(worker, what, drops);
  }

  /** A point after an effect, before its reply is given. */
  void replied() {
    databases.faults().turn();
    if (databases.faults().happens(Kind.DROPPED_WITHIN)) {
      throw SimulatedDatabases.unreachable(place);
    }
    connected();
  }

  /**
   * Minutes to hours, during which the worker may die, lose its lease, or be cut off. The server
   * goes on with a statement whose client has gone, unless a successor ended its session.
   */
  void longStatement(Fence fence, Pulse pulse, String what, Runnable effect) {
    needWork();
    effect(fence, what, false);
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

  /** Work is done only in databases that were taken over. */
  void needWork() {
    if (!taken) {
      throw new AssertionError("7: work in " + place + " without taking it over");
    }
  }

  private void ifStillAt(Runnable effect) {
    if (databases.has(place, worker) && up()) {
      effect.run();
    }
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
}
