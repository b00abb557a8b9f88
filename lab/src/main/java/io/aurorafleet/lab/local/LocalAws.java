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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A sandbox with real PostgreSQL servers under its clusters. */
public final class LocalAws implements AutoCloseable {
  /** More servers than this being copied or upgraded at once only slow each other down. */
  private static final int DATA_THREADS = 4;

  private final ExecutorService work;
  private final CountedDataPlane plane;
  private final Sandbox sandbox;

  private LocalAws(ExecutorService work, CountedDataPlane plane, Sandbox sandbox) {
    this.work = work;
    this.plane = plane;
    this.sandbox = sandbox;
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
    SandboxOptions options =
        SandboxOptions.of(
                (bus, timeline) ->
                    new AuroraRds(
                        region.apply(RdsOptions.usual(account.id(), account.region())),
                        timeline,
                        plane,
                        work,
                        bus))
            .withPorts(ports)
            .withTimeScale(timeScale)
            .withEvents(events);
    return new LocalAws(work, plane, Sandbox.start(options));
  }

  public Sandbox sandbox() {
    return sandbox;
  }

  public AuroraRds rds() {
    return (AuroraRds) sandbox.rds();
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
