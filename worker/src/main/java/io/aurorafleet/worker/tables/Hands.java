package io.aurorafleet.worker.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Runs the same work on several threads, with the log context of the caller. */
public final class Hands {
  private static final long BEAT_MILLIS = 500;

  private Hands() {}

  /**
   * Returns when all have ended. What one throws ends the others by interruption and is thrown on.
   *
   * @param number of threads; 1 works on the caller's own
   * @param meanwhile called by the caller's thread now and then; what it throws ends all
   */
  public static void run(int number, Runnable work, Runnable meanwhile) {
    if (number <= 1) {
      work.run();
      return;
    }
    AtomicReference<@Nullable Throwable> broken = new AtomicReference<>();
    CountDownLatch ended = new CountDownLatch(number);
    List<Thread> threads = new ArrayList<>();
    Map<String, String> context = MDC.getCopyOfContextMap();
    for (int i = 0; i < number; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  if (context != null) {
                    MDC.setContextMap(context);
                  }
                  work.run();
                } catch (RuntimeException | Error e) {
                  if (broken.compareAndSet(null, e)) {
                    threads.forEach(Thread::interrupt);
                  }
                } finally {
                  ended.countDown();
                }
              },
              Thread.currentThread().getName() + "-hand-" + (i + 1));
      threads.add(thread);
    }
    threads.forEach(Thread::start);
    await(ended, threads, broken, meanwhile);
    Throwable cause = broken.get();
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** No hand may still be at work when this returns: its lock is given back then. */
  private static void await(
      CountDownLatch ended,
      List<Thread> threads,
      AtomicReference<@Nullable Throwable> broken,
      Runnable meanwhile) {
    boolean interrupted = false;
    while (true) {
      try {
        if (ended.await(BEAT_MILLIS, TimeUnit.MILLISECONDS)) {
          break;
        }
        if (broken.get() == null) {
          meanwhile.run();
        }
      } catch (InterruptedException e) {
        interrupted = true;
        threads.forEach(Thread::interrupt);
      } catch (RuntimeException e) {
        broken.compareAndSet(null, e);
        threads.forEach(Thread::interrupt);
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
