package io.aurorafleet.lab.local;

import io.aurorafleet.sandbox.Sandbox;
import io.aurorafleet.sandbox.SandboxOptions;
import io.aurorafleet.sandbox.bus.EventPlan;
import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.postgres.PostgresDataPlane;
import io.aurorafleet.sandbox.rds.AuroraRds;
import io.aurorafleet.sandbox.rds.RdsOptions;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.RdsClient;

/** A sandbox with real PostgreSQL servers under its clusters. */
public final class LocalAws implements AutoCloseable {
  /** More servers than this being copied or upgraded at once only slow each other down. */
  private static final int DATA_THREADS = 4;

  private final ExecutorService work;
  private final CountedDataPlane plane;
  private final Sandbox sandbox;
  private final AuroraRds rds;

  private LocalAws(ExecutorService work, CountedDataPlane plane, Sandbox sandbox, AuroraRds rds) {
    this.work = work;
    this.plane = plane;
    this.sandbox = sandbox;
    this.rds = rds;
  }

  /** Starts it; the first call can be answered when this returns. */
  public static LocalAws start(SandboxOptions.Ports ports, double timeScale, EventPlan events)
      throws IOException {
    return start(ports, timeScale, events, usual -> usual);
  }

  /** The same with another catalogue, other quotas or a fault plan. */
  public static LocalAws start(
      SandboxOptions.Ports ports,
      double timeScale,
      EventPlan events,
      UnaryOperator<RdsOptions> region)
      throws IOException {
    return start(ports, timeScale, events, region, rds -> rds);
  }

  /**
   * The same with something in front of its RDS that sees every call over the wire; {@link #rds()}
   * stays what is behind it.
   */
  public static LocalAws start(
      SandboxOptions.Ports ports,
      double timeScale,
      EventPlan events,
      UnaryOperator<RdsOptions> region,
      UnaryOperator<RdsClient> front)
      throws IOException {
    ExecutorService work =
        Executors.newFixedThreadPool(
            DATA_THREADS,
            task -> {
              Thread thread = new Thread(task, "data-plane");
              thread.setDaemon(true);
              return thread;
            });
    CountedDataPlane plane = new CountedDataPlane(new PostgresDataPlane());
    Account account = Account.EXAMPLE;
    AtomicReference<@Nullable AuroraRds> made = new AtomicReference<>();
    SandboxOptions options =
        SandboxOptions.of(
                (bus, timeline) -> {
                  RdsOptions usual = RdsOptions.usual(account.id(), account.region());
                  AuroraRds rds = new AuroraRds(region.apply(usual), timeline, plane, work, bus);
                  made.set(rds);
                  return front.apply(rds);
                })
            .withPorts(ports)
            .withTimeScale(timeScale)
            .withEvents(events);
    Sandbox sandbox = Sandbox.start(options);
    return new LocalAws(work, plane, sandbox, Objects.requireNonNull(made.get()));
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public AuroraRds rds() {
    return rds;
  }

  public CountedDataPlane plane() {
    return plane;
  }

  public Map<String, String> environment() {
    return sandbox.environment();
  }

  @Override
  public void close() {
    sandbox.close();
    work.shutdownNow();
    plane.close();
  }
}
