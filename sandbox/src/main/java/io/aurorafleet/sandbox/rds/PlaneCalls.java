package io.aurorafleet.sandbox.rds;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to the data plane: calls are asked for under the lock, made outside it, one at a time for
 * one cluster and in the order they were asked for; what follows from them runs under the lock
 * again.
 */
final class PlaneCalls {
  /** A call that answers something. */
  interface Question<T> {
    T on(DataPlane plane) throws DataPlane.UpgradeFailed;
  }

  /** A call that changes something. */
  interface Order {
    void on(DataPlane plane) throws DataPlane.UpgradeFailed;
  }

  private record Call<T>(Question<T> question, Consumer<T> done, Consumer<Exception> failed) {
    Runnable make(DataPlane plane) {
      try {
        T answer = question.on(plane);
        return () -> done.accept(answer);
      } catch (DataPlane.UpgradeFailed e) {
        return () -> failed.accept(e);
      } catch (RuntimeException e) {
        LOG.warn("The data plane failed; the cluster's state will say so", e);
        return () -> failed.accept(e);
      }
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(PlaneCalls.class);
  private final Estate estate;
  private final DataPlane plane;
  private final Executor executor;
  private final Map<String, Deque<Call<?>>> queues = new HashMap<>();

  PlaneCalls(Estate estate, DataPlane plane, Executor executor) {
    this.estate = estate;
    this.plane = plane;
    this.executor = executor;
  }

  /** Asks; one of the two consumers runs later, under the lock. */
  <T> void ask(String cluster, Question<T> question, Consumer<T> done, Consumer<Exception> failed) {
    Deque<Call<?>> queue = queues.computeIfAbsent(cluster, c -> new ArrayDeque<>());
    queue.add(new Call<>(question, done, failed));
    if (queue.size() == 1) {
      estate.outside(() -> executor.execute(() -> drain(cluster)));
    }
  }

  /** Orders something that has no answer; a failure is only logged. */
  void order(String cluster, Order order) {
    ask(cluster, answered(order), done -> {}, failed -> {});
  }

  /** Orders, and goes on when it is done. */
  void run(Cluster cluster, Order order, Runnable done, Consumer<Exception> failed) {
    ask(cluster.resourceId(), answered(order), yes -> done.run(), failed);
  }

  /**
   * Asks, and goes on when both the answer is there and the stage's usual time has passed.
   *
   * @param queue the cluster whose other calls must not run meanwhile
   * @param identifier what the stage is about
   */
  <T> void stage(
      Stage stage,
      String queue,
      String identifier,
      Question<T> question,
      Consumer<T> done,
      Consumer<Exception> failed) {
    Join join = new Join();
    ask(
        queue,
        question,
        answer -> join.arrive(() -> done.accept(answer)),
        failure -> join.arrive(() -> failed.accept(failure)));
    estate.after(stage, identifier, () -> join.arrive(() -> {}));
  }

  /** A stage of one cluster that changes something. */
  void stage(Stage stage, Cluster cluster, Order order, Runnable done, Consumer<Exception> failed) {
    stage(stage, cluster.resourceId(), cluster.id(), answered(order), yes -> done.run(), failed);
  }

  private static Question<Boolean> answered(Order order) {
    return plane -> {
      order.on(plane);
      return true;
    };
  }

  private void drain(String cluster) {
    boolean more = true;
    while (more) {
      Call<?> call = estate.locked(() -> queue(cluster).element());
      Runnable then = call.make(plane);
      more = estate.locked(() -> finish(cluster, then));
    }
  }

  private boolean finish(String cluster, Runnable then) {
    Deque<Call<?>> queue = queue(cluster);
    try {
      then.run();
    } finally {
      // Only now: a call asked for meanwhile must find the queue in use, or two threads would
      // drain.
      queue.remove();
    }
    if (queue.isEmpty()) {
      queues.remove(cluster);
      return false;
    }
    return true;
  }

  private Deque<Call<?>> queue(String cluster) {
    return queues.getOrDefault(cluster, new ArrayDeque<>());
  }

  /** Two that must both have come; then what they brought is done. */
  private static final class Join {
    private boolean first = true;
    private Runnable then = () -> {};

    void arrive(Runnable brought) {
      Runnable before = then;
      then =
          () -> {
            before.run();
            brought.run();
          };
      if (!first) {
        then.run();
      }
      first = false;
    }
  }
}
