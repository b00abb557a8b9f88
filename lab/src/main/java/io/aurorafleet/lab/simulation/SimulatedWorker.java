package io.aurorafleet.lab.simulation;

import dagger.Component;
import io.aurorafleet.cloud.announce.AnnounceModule;
import io.aurorafleet.cloud.checkpoint.CheckpointModule;
import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Enrolment;
import io.aurorafleet.cloud.checkpoint.Manifests;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.cloud.cluster.ClusterModule;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.secret.SecretModule;
import io.aurorafleet.cloud.signal.SignalModule;
import io.aurorafleet.cloud.signal.SignalQueue;
import io.aurorafleet.cloud.signal.SignalQueue.Received;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.worker.config.WorkerConfig;
import io.aurorafleet.worker.engine.Drain;
import io.aurorafleet.worker.engine.Turns;
import io.aurorafleet.worker.inbox.Inbox;
import io.aurorafleet.worker.inbox.Reopening;
import io.aurorafleet.worker.inbox.Watchdog;
import io.aurorafleet.worker.steps.Playbooks;
import io.aurorafleet.worker.wiring.ConfigModule;
import io.aurorafleet.worker.wiring.EngineModule;
import jakarta.inject.Singleton;

/** The production worker, but for {@link SimulatedModule}. */
@Singleton
@Component(
    modules = {
      SimulatedModule.class,
      ClusterModule.class,
      CheckpointModule.class,
      SignalModule.class,
      SecretModule.class,
      AnnounceModule.class,
      ConfigModule.class,
      EngineModule.class
    })
interface SimulatedWorker {
  Inbox inbox();

  Watchdog watchdog();

  SignalQueue queue();

  Manifests manifests();

  Enrolment enrolment();

  Playbooks playbooks();

  ObjectStore objects();

  CheckpointStore checkpoints();

  Pointers pointers();

  Reopening reopening();

  Clusters clusters();

  WorkClock clock();

  WorkerConfig config();

  Drain drain();

  Turns turns();

  /** Handles one message, as the production pollers let the inbox do. */
  default void handle(Received message) {
    inbox().handle(message);
  }
}
