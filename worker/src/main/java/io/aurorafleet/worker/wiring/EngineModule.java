package io.aurorafleet.worker.wiring;

import dagger.Module;
import dagger.Provides;
import io.aurorafleet.cloud.call.RateLimiter;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.engine.Crowd;
import io.aurorafleet.worker.engine.Drain;
import io.aurorafleet.worker.engine.Engine;
import io.aurorafleet.worker.engine.Turns;
import io.aurorafleet.worker.gate.LedgerPause;
import io.aurorafleet.worker.gate.Pause;
import io.aurorafleet.worker.inbox.Inbox;
import io.aurorafleet.worker.inbox.Reopening;
import io.aurorafleet.worker.inbox.Router;
import io.aurorafleet.worker.inbox.Service;
import io.aurorafleet.worker.inbox.Watchdog;
import io.aurorafleet.worker.steps.Playbooks;
import io.aurorafleet.worker.watch.LifeSigns;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;

/** Everything between the queues and the steps; the same in production and in the simulation. */
@Module
public final class EngineModule {
  private EngineModule() {}

  @Provides
  @Singleton
  static Engine engine(
      Playbooks playbooks,
      CheckpointStore checkpoints,
      ObjectStore objects,
      SignalQueue signals,
      WorkClock clock,
      Drain drain,
      Turns turns,
      WorkerConfig config) {
    return new Engine(
        playbooks.all(),
        checkpoints,
        objects,
        signals,
        clock,
        config.tempo(),
        drain,
        turns,
        config.name());
  }

  @Provides
  @Singleton
  static Turns turns(RateLimiter limiter) {
    return new Turns(limiter, new Crowd());
  }

  @Provides
  @Singleton
  static Drain drain(WorkClock clock) {
    return new Drain(clock);
  }

  @Provides
  static Reopening reopening(
      Clusters clusters,
      CheckpointStore checkpoints,
      LedgerStore ledgers,
      SignalQueue signals,
      WorkClock clock) {
    return new Reopening(clusters, checkpoints, ledgers, signals, clock);
  }

  @Provides
  @Singleton
  static Inbox inbox(
      SignalQueue queue,
      Pointers pointers,
      CheckpointStore checkpoints,
      Engine engine,
      Reopening reopening) {
    return new Inbox(queue, new Router(pointers), checkpoints, engine, reopening::consider);
  }

  @Provides
  @Singleton
  static Watchdog watchdog(
      Manifests manifests,
      CheckpointStore checkpoints,
      LedgerStore ledgers,
      Enrolment enrolment,
      SignalQueue signals,
      WorkClock clock,
      Tempo tempo,
      Turns turns) {
    return new Watchdog(
        manifests, checkpoints, ledgers, enrolment, signals, clock, tempo, turns.crowd());
  }

  @Provides
  @Singleton
  static Service service(
      WorkerConfig config,
      SignalQueue queue,
      Provider<Inbox> inbox,
      Provider<Watchdog> watchdog,
      Drain drain,
      WorkClock clock,
      LifeSigns signs) {
    return new Service(config, queue, inbox, watchdog, drain, clock, signs);
  }

  @Provides
  @Singleton
  static LifeSigns signs(WorkClock clock) {
    return new LifeSigns(clock::monotonic);
  }

  @Provides
  static Pause pause(LedgerStore ledgers, Pointers pointers, Tempo tempo) {
    return new LedgerPause(ledgers, pointers, tempo);
  }
}
