package io.aurorafleet.lab.simulation;

import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides who runs next, by chance among those that can; when nobody can, time moves to the next
 * thing that is due.
 */
final class Schedule {
  private final Random chance;
  private final VirtualTimeline time;
  private final Executor threads;
  private final List<Actor> actors = new ArrayList<>();
  private @Nullable Actor running;
  private Consumer<String> crashed = process -> {};

  Schedule(Random chance, VirtualTimeline time, Executor threads) {
    this.chance = chance;
    this.time = time;
    this.threads = threads;
  }

  void add(String process, Runnable work) {
    Actor actor = new Actor(process, time.instant());
    actors.add(actor);
    actor.start(threads, work);
  }

  /** Ends every thread of a process at the call it is at. */
  void crash(String process) {
    actors.stream()
        .filter(a -> a.process().equals(process) && !a.ended())
        .forEach(a -> a.crash(time.instant()));
    crashed.accept(process);
  }

  /** Who is told of a crash, to start the process again. */
  void onCrash(Consumer<String> told) {
    crashed = told;
  }

  /** Which process the present call is made by; empty outside of any. */
  String process() {
    return running == null ? "" : running.process();
  }

  Instant now() {
    return time.instant();
  }

  /** Gives up the turn of the actor that runs now. */
  void await(Duration delay) {
    Instant until = time.instant().plus(delay);
    await(() -> until);
  }

  /** Gives up the turn until an instant that may yet change, as when a message comes. */
  void await(Supplier<Instant> until) {
    Actor me = running;
    if (me != null) {
      me.await(until);
    }
  }

  /** Runs one actor up to its next call, or moves time; false when nothing can ever happen. */
  boolean step() {
    actors.removeIf(Actor::ended);
    List<Actor> ready = actors.stream().filter(a -> !a.wakeAt().isAfter(time.instant())).toList();
    if (ready.isEmpty()) {
      List<Instant> due =
          Stream.concat(actors.stream().map(Actor::wakeAt), time.next().stream()).sorted().toList();
      if (due.isEmpty()) {
        return false;
      }
      time.advanceTo(due.get(0));
      return true;
    }
    Actor actor = ready.get(chance.nextInt(ready.size()));
    running = actor;
    actor.go();
    running = null;
    if (actor.broke() != null) {
      throw new IllegalStateException(actor.process() + " broke", actor.broke());
    }
    return true;
  }

  /** Ends all actors, so that their threads go back to the pool. */
  void close() {
    for (Actor actor : actors) {
      if (!actor.ended()) {
        actor.crash(time.instant());
        actor.go();
      }
    }
  }
}
