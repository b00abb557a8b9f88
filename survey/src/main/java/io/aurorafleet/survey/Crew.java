package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.Pulse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Does many looks, some of them at the same time, in threads that are gone with the work. */
public final class Crew {
  /** The variable that says how many databases of a cluster are looked at side by side. */
  public static final String VARIABLE = "AURORA_FLEET_SURVEY_SESSIONS";

  private static final int USUAL = 8;
  private static final Duration BEAT = Duration.ofSeconds(5);

  /** No thread but the caller's. */
  private static final int ALONE = 0;

  private final int most;
  private final Duration beat;

  /** As many as usual. */
  @Inject
  public Crew() {
    this(USUAL, BEAT);
  }

  /**
   * A crew of its own size.
   *
   * @param most how many at the same time
   * @param beat how often the pulse is beaten, at least
   */
  public Crew(int most, Duration beat) {
    this.most = most;
    this.beat = beat;
  }

  /** One after the other in the caller's thread, as a simulation wants it. */
  public static Crew alone() {
    return new Crew(ALONE, BEAT);
  }

  /**
   * As many as the environment says.
   *
   * @throws IllegalArgumentException when it says something that is not a number from 1 to 100
   */
  public static Crew from(Map<String, String> environment, Duration beat) {
    String said = environment.getOrDefault(VARIABLE, "");
    if (said.isBlank()) {
      return new Crew(USUAL, beat);
    }
    if (!said.matches("[1-9]\\d?|100")) {
      throw new IllegalArgumentException(
          "%s is \"%s\"; give a number from 1 to 100".formatted(VARIABLE, said));
    }
    return new Crew(Integer.parseInt(said), beat);
  }

  /**
   * Does all of them.
   *
   * @param pulse beaten by the calling thread while they go on; when it throws, nothing new is
   *     begun and what it threw is passed on
   * @return the results in the order of the looks, whichever was done first
   */
  public <T> List<T> work(List<Supplier<T>> looks, Pulse pulse) {
    if (looks.isEmpty()) {
      return List.of();
    }
    return most == ALONE ? oneByOne(looks, pulse) : sideBySide(looks, pulse);
  }

  private static <T> List<T> oneByOne(List<Supplier<T>> looks, Pulse pulse) {
    List<T> results = new ArrayList<>();
    for (Supplier<T> look : looks) {
      pulse.beat();
      results.add(look.get());
    }
    return results;
  }

  private <T> List<T> sideBySide(List<Supplier<T>> looks, Pulse pulse) {
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(most, looks.size()), Crew::daemon);
    try {
      List<Future<T>> running = new ArrayList<>();
      looks.forEach(look -> running.add(threads.submit(look::get)));
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(await(one, pulse));
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  private <T> T await(Future<T> one, Pulse pulse) {
    while (true) {
      pulse.beat();
      try {
        return one.get(beat.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // Still at it: beat and wait on.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("Interrupted while looking at databases", e);
      } catch (ExecutionException e) {
        if (e.getCause() instanceof RuntimeException cause) {
          throw cause;
        }
        throw new IllegalStateException("A look at a database failed", e.getCause());
      }
    }
  }

  /** A process that is to end does not wait for a look. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "survey");
    thread.setDaemon(true);
    return thread;
  }
}
