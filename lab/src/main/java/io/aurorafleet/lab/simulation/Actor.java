package io.aurorafleet.lab.simulation;

import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A thread of a simulated process. Only one actor runs at any moment; it gives up its turn at every
 * call to the outside, and the schedule decides who goes on. So a seed fixes every interleaving.
 */
final class Actor {
  private final String process;
  private final Semaphore turn = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private Supplier<Instant> wakeAt;
  private boolean crash;
  private boolean ended;
  private @Nullable Throwable broke;

  Actor(String process, Instant now) {
    this.process = process;
    this.wakeAt = () -> now;
  }

  String process() {
    return process;
  }

  Instant wakeAt() {
    return wakeAt.get();
  }

  boolean ended() {
    return ended;
  }

  /** What ended the actor, if it was not a crash of its process or the end of its work. */
  @Nullable Throwable broke() {
    return broke;
  }

  void crash(Instant now) {
    crash = true;
    wakeAt = () -> now;
  }

  void start(Executor threads, Runnable work) {
    threads.execute(
        () -> {
          turn.acquireUninterruptibly();
          try {
            if (!crash) {
              work.run();
            }
          } catch (Crash e) {
            // the process is gone
          } catch (RuntimeException | Error e) {
            broke = e;
          } finally {
            ended = true;
            back.release();
          }
        });
  }

  /** Called by the schedule: lets the actor run until it gives up its turn. */
  void go() {
    turn.release();
    back.acquireUninterruptibly();
  }

  /** Called by the actor: gives up its turn until then, asked anew whenever time is to move. */
  void await(Supplier<Instant> until) {
    if (crash) {
      throw new Crash();
    }
    wakeAt = until;
    back.release();
    turn.acquireUninterruptibly();
    if (crash) {
      throw new Crash();
    }
  }
}
