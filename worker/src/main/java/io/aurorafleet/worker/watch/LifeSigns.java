package io.aurorafleet.worker.watch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * What the pollers show of themselves. A process whose pollers hang is up and useless; only they
 * can tell, by coming round again and again.
 */
public final class LifeSigns {
  private final Supplier<Duration> clock;
  private final List<Sign> signs = new CopyOnWriteArrayList<>();
  private final AtomicBoolean told = new AtomicBoolean();
  private final List<Runnable> ready = new CopyOnWriteArrayList<>();

  /**
   * Signs on a clock.
   *
   * @param clock a monotonic reading, see {@code WorkClock.monotonic}
   */
  public LifeSigns(Supplier<Duration> clock) {
    this.clock = clock;
  }

  /** One more whose life is needed; to be called for all of them before any begins. */
  public Sign of(String name) {
    Sign sign = new Sign(name, clock, this::reached);
    signs.add(sign);
    return sign;
  }

  /**
   * Runs once, on the thread of the last of them, when every one has reached its queue; several in
   * the order they were given. To be called before any begins.
   */
  public void whenReady(Runnable action) {
    ready.add(action);
  }

  /** Those that have shown nothing for longer than the limit; empty when all live. */
  public List<String> silent(Duration limit) {
    Duration now = clock.get();
    return signs.stream().filter(s -> s.silent(now, limit)).map(Sign::name).toList();
  }

  private void reached() {
    if (signs.stream().allMatch(Sign::hasReached) && told.compareAndSet(false, true)) {
      ready.forEach(Runnable::run);
    }
  }
}
