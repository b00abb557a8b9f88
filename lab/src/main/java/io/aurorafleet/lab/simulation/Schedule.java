package io.aurorafleet.lab.simulation;

import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Decides who runs next, by chance among those that can; when nobody can, time moves to the next
 * thing that is due. Whoever gives up the turn hands it on, so that no thread stands in between.
 * The turn is nothing but {@link #running}: all else here is written by whoever has it alone.
 */
final class Schedule {
  private final Random chance;
  private final VirtualTimeline time;
  private final Executor threads;
  private final List<Actor> actors = new ArrayList<>();
  private volatile @Nullable Actor running;
  private volatile boolean over;
  private @Nullable Thread caller;
  private @Nullable Throwable broke;
  private boolean closing;
  private long turns;
  private long history;
  private BooleanSupplier goesOn = () -> true;
  private Consumer<String> crashed = process -> {};
  private Supplier<Optional<Instant>> messages = Optional::empty;

  Schedule(Random chance, VirtualTimeline time, Executor threads) {
    this.chance = chance;
    this.time = time;
    this.threads = threads;
  }

  void add(String process, Runnable work) {
    Actor actor = new Actor(this, process, time.instant());
    actors.add(actor);
    actor.start(threads, work);
  }

  /** Ends every thread of a process at the call it is at. */
  void crash(String process) {
    actors.stream().filter(a -> a.process().equals(process)).forEach(a -> a.crash(time.instant()));
    crashed.accept(process);
  }

  /** Runs something later, between the turns. */
  void after(Duration delay, Runnable what) {
    time.after(delay, what);
  }

  /** Who is told of a crash, to start the process again. */
  void onCrash(Consumer<String> told) {
    crashed = told;
  }

  /** When the next message can be received, for {@link #awaitMessage}. */
  void messages(Supplier<Optional<Instant>> next) {
    messages = next;
  }

  /** Which process the present call is made by; empty outside of any. */
  String process() {
    Actor actor = running;
    return actor == null ? "" : actor.process();
  }

  /** Who makes the present call; null outside of any. */
  @Nullable Actor running() {
    return running;
  }

  Instant now() {
    return time.instant();
  }

  /** How often anybody was let on to its next call. */
  long turns() {
    return turns;
  }

  /** What happened, and when, folded into one number: equal histories have equal ones. */
  long history() {
    return history;
  }

  /** Adds something that happened now to the history. */
  void happened(int what) {
    history = 31 * (31 * history + what) + time.instant().hashCode();
  }

  /** Gives up the turn of the actor that runs now. */
  void await(Duration delay) {
    Actor actor = running;
    if (actor != null) {
      actor.await(time.instant().plus(delay));
    }
  }

  /** Gives up the turn until a message can be received; each message wakes one of those waiting. */
  void awaitMessage() {
    Actor actor = running;
    if (actor != null) {
      actor.await(null);
    }
  }

  /** Runs until nothing can ever happen any more, or is to happen. */
  void run(BooleanSupplier goesOn) {
    this.goesOn = goesOn;
    caller = Thread.currentThread();
    Actor first = pick();
    if (first != null) {
      give(first);
      awaitOver();
    }
    if (broke != null) {
      throw new IllegalStateException("A simulated process broke", broke);
    }
  }

  /** Gives the turn to whoever is next; true when that is the caller. */
  boolean next(Actor from) {
    Actor next = pick();
    if (next == null) {
      end();
    } else if (next == from) {
      running = next;
    } else {
      give(next);
    }
    return next == from;
  }

  /** Whether it is this actor's turn. */
  boolean has(Actor actor) {
    return running == actor;
  }

  private void give(Actor actor) {
    running = actor;
    actor.wake();
  }

  private void end() {
    over = true;
    LockSupport.unpark(caller);
  }

  private void awaitOver() {
    while (!over) {
      LockSupport.park(this);
    }
    over = false;
  }

  /** An actor has no more to do; called by it, with the turn. */
  void ended(Actor actor, @Nullable Throwable why) {
    actors.remove(actor);
    if (why != null && !closing) {
      broke = why;
    }
    if (closing || why != null) {
      end();
      return;
    }
    boolean unused = next(actor);
  }

  private @Nullable Actor pick() {
    running = null;
    try {
      while (goesOn.getAsBoolean()) {
        Instant now = time.instant();
        Optional<Instant> message = messages.get();
        boolean received = message.isPresent() && !message.get().isAfter(now);
        Actor ready = ready(now, received);
        if (ready != null) {
          turns++;
          return ready;
        }
        Instant due = due(message);
        if (due == null) {
          return null;
        }
        time.advanceTo(due);
      }
    } catch (RuntimeException | Error e) {
      broke = e;
    }
    return null;
  }

  /** One of those whose time has come; each of them is as likely. */
  private @Nullable Actor ready(Instant now, boolean message) {
    int waiting = 0;
    int seen = 0;
    Actor chosen = null;
    Actor receiver = null;
    for (Actor actor : actors) {
      Instant at = actor.wakeAt();
      if (at == null) {
        if (message && chance.nextInt(++waiting) == 0) {
          receiver = actor;
        }
      } else if (!at.isAfter(now) && chance.nextInt(++seen) == 0) {
        chosen = actor;
      }
    }
    return receiver != null && chance.nextInt(seen + 1) == 0 ? receiver : chosen;
  }

  private @Nullable Instant due(Optional<Instant> message) {
    Instant due = time.next().orElse(null);
    for (Actor actor : actors) {
      Instant at = actor.wakeAt() == null ? message.orElse(null) : actor.wakeAt();
      if (at != null && (due == null || at.isBefore(due))) {
        due = at;
      }
    }
    return due;
  }

  /** Ends all actors, so that their threads go back to the pool. */
  void close() {
    closing = true;
    for (Actor actor : List.copyOf(actors)) {
      actor.crash(time.instant());
      give(actor);
      awaitOver();
    }
  }
}
