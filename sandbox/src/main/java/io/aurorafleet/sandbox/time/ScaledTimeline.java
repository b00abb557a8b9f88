package io.aurorafleet.sandbox.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real time in which AWS works faster: the hour is the real one, what AWS would take a minute for
 * takes a minute divided by the scale. Actions run one after another on one daemon thread, so they
 * should hand slow work to another; one that fails is logged and does not stop the others.
 */
public final class ScaledTimeline implements Timeline, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ScaledTimeline.class);

  private final InstantSource clock = InstantSource.system();
  private final double scale;
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(ScaledTimeline::daemon);

  /**
   * @param scale how many times faster than AWS; 60 makes a minute a second
   */
  public ScaledTimeline(double scale) {
    if (!(scale > 0) || Double.isInfinite(scale)) {
      throw new IllegalArgumentException("A time scale is more than 0, not " + scale);
    }
    this.scale = scale;
  }

  @Override
  public Instant instant() {
    return clock.instant();
  }

  @Override
  public void after(Duration delay, Runnable action) {
    try {
      var unused = scheduler.schedule(() -> run(action), nanos(delay), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The timeline has ended; nothing happens any more");
    }
  }

  /** Ends the timeline: what is planned will not happen. */
  @Override
  public void close() {
    scheduler.shutdownNow();
  }

  private long nanos(Duration delay) {
    return Math.round(delay.toNanos() / scale);
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException | Error e) {
      LOG.error("What was planned on the timeline failed", e);
    }
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "timeline");
    thread.setDaemon(true);
    return thread;
  }
}
