package io.aurorafleet.lab.simulation;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a simulated process. Only one actor runs at any moment; it gives up its turn at every
 * call to the outside, and the schedule decides who goes on. So a seed fixes every interleaving.
 */
final class Actor {
  private final Schedule schedule;
  private final String process;
  private @Nullable Instant wakeAt;
  private boolean crash;
  private volatile @Nullable Thread thread;

  Actor(Schedule schedule, String process, Instant now) {
    this.schedule = schedule;
    this.process = process;
    this.wakeAt = now;
  }

  String process() {
    return process;
  }

  /** When it goes on by itself; null while it waits for a message. */
  @Nullable Instant wakeAt() {
    return wakeAt;
  }

  /** Its process dies: it ends at the call it is at. */
  void crash(Instant now) {
    crash = true;
    wakeAt = now;
  }

  boolean crashed() {
    return crash;
  }

  void start(Executor threads, Runnable work) {
    threads.execute(
        () -> {
          thread = Thread.currentThread();
          awaitTurn();
          Throwable broke = null;
          try {
            if (!crash) {
              work.run();
            }
          } catch (Crash e) {
            // the process is gone
          } catch (RuntimeException | Error e) {
            broke = e;
          }
          schedule.ended(this, broke);
        });
  }

  /** Called when the turn has been given to this actor. */
  void wake() {
    LockSupport.unpark(thread); // a thread that is yet to begin looks before it parks
  }

  private void awaitTurn() {
    while (!schedule.has(this)) {
      LockSupport.park(schedule);
    }
  }

  /**
   * Called by the actor: gives up its turn until then, or until a message comes. When it is the one
   * to go on, it does so without a change of threads, which is what makes a simulation fast.
   */
  void await(@Nullable Instant until) {
    if (Thread.currentThread() != thread) {
      throw new IllegalStateException(
          "A thread of its own in " + process + ": a simulation with it would not replay");
    }
    dieIfCrashed();
    wakeAt = until;
    if (!schedule.next(this)) {
      awaitTurn();
    }
    dieIfCrashed();
  }

  private void dieIfCrashed() {
    if (crash) {
      throw new Crash();
    }
  }
}
