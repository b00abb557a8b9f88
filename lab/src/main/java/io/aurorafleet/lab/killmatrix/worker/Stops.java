package io.aurorafleet.lab.killmatrix.worker;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Stands around every call: tells the supervisor of it, and at the armed one stands still, where
 * the supervisor kills the process or lets it go on.
 */
final class Stops {
  /** A call, its reply a value or whatever it throws. */
  interface Work<T> {
    T run() throws Throwable;
  }

  private record Armed(
      String step,
      String operation,
      int occurrence,
      Shape shape,
      Set<String> later,
      AtomicBoolean passed,
      AtomicBoolean stopped,
      CountDownLatch freed) {
    boolean is(Called call, int number) {
      return number == occurrence && call.step().equals(step) && call.operation().equals(operation);
    }

    /** Whether the call is of a later step, and the armed one has not come. */
    boolean overrun(Called call) {
      return later.contains(call.step()) && !passed.get() && !stopped.get();
    }
  }

  private final Wire supervisor;
  private final Map<String, Armed> armed = new ConcurrentHashMap<>();
  private final Map<Called, Integer> counts = new ConcurrentHashMap<>();

  Stops(Wire supervisor) {
    this.supervisor = supervisor;
  }

  /**
   * From now on the cluster's call of this number is the last thing that happens for it; or, when
   * that does not come, the first of a later step: a cluster does not run away from its deaths.
   */
  void arm(
      String cluster,
      String step,
      int occurrence,
      Shape shape,
      String operation,
      Set<String> later) {
    armed.put(
        cluster,
        new Armed(
            step,
            operation,
            occurrence,
            shape,
            later,
            new AtomicBoolean(),
            new AtomicBoolean(),
            new CountDownLatch(1)));
  }

  void free(String cluster) {
    Armed at = armed.get(cluster);
    if (at != null) {
      at.freed().countDown();
    }
  }

  <T> T around(Called call, Work<T> work) throws Throwable {
    String cluster = call.cluster();
    if (cluster == null) {
      return work.run();
    }
    int number = counts.merge(call, 1, Integer::sum);
    supervisor.say(Wire.CALL, cluster, call.step(), call.operation());
    Armed at = armed.get(cluster);
    if (at == null) {
      return work.run();
    }
    if (at.stopped().get() || at.overrun(call)) {
      stand(cluster, at, Wire.PAST); // nobody else of this process goes on with it either
    }
    boolean here = at.is(call, number);
    if ((here && at.shape() == Shape.BEFORE) || (at.passed().get() && call.savesCheckpoint())) {
      stand(cluster, at, Wire.AT);
    }
    try {
      return work.run();
    } finally {
      if (here && at.shape() == Shape.WITHHELD) {
        stand(cluster, at, Wire.AT);
      }
      if (here && at.shape() == Shape.UNSAVED) {
        at.passed().set(true);
      }
    }
  }

  private void stand(String cluster, Armed at, String where) {
    if (at.stopped().compareAndSet(false, true)) {
      supervisor.say(where, cluster);
    }
    boolean interrupted = false;
    while (true) {
      try {
        at.freed().await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
