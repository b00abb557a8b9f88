package io.aurorafleet.worker.watch;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * systemd, told through its own {@code systemd-notify} (the unit therefore needs {@code
 * NotifyAccess=all}): Java 17 cannot write to a datagram socket of the file system, and a process
 * every {@code WatchdogSec}/4 is cheaper than a native library. See sd_notify(3).
 */
public final class Systemd implements ServiceManager {
  private static final Logger LOG = LoggerFactory.getLogger(Systemd.class);

  /** It takes 10 to 30 ms; a systemd that hangs must not hang the worker. */
  private static final long MOST_SECONDS = 10;

  private final Optional<Duration> patience;

  private Systemd(Optional<Duration> patience) {
    this.patience = patience;
  }

  /** The service manager that the environment names ({@code NOTIFY_SOCKET}), or none. */
  public static ServiceManager from(Map<String, String> environment) {
    if (environment.getOrDefault("NOTIFY_SOCKET", "").isEmpty()) {
      return ServiceManager.none();
    }
    return new Systemd(patience(environment.getOrDefault("WATCHDOG_USEC", "")));
  }

  /** Empty for anything but a positive number of microseconds. */
  static Optional<Duration> patience(String microseconds) {
    return microseconds.matches("[1-9][0-9]{0,14}")
        ? Optional.of(Duration.ofNanos(Math.multiplyExact(Long.parseLong(microseconds), 1000L)))
        : Optional.empty();
  }

  @Override
  public void ready() {
    tell("READY=1", "STATUS=Polling the work queue and the events queue");
  }

  @Override
  public void alive() {
    tell("WATCHDOG=1");
  }

  @Override
  public void stopping() {
    tell("STOPPING=1", "STATUS=Draining: running visits end or are left to other workers");
  }

  @Override
  public Optional<Duration> patience() {
    return patience;
  }

  private static void tell(String... news) {
    String[] command = new String[news.length + 1];
    command[0] = "systemd-notify";
    System.arraycopy(news, 0, command, 1, news.length);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        LOG.warn("systemd-notify {} took too long; systemd may not know", news[0]);
      } else if (process.exitValue() != 0) {
        LOG.warn("systemd-notify {} ended with {}", news[0], process.exitValue());
      }
    } catch (IOException e) {
      LOG.warn("Cannot run systemd-notify {}; is it installed?", news[0], e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
