package io.aurorafleet.worker.wiring;

import dagger.Component;
import io.aurorafleet.cloud.announce.AnnounceModule;
import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.cloud.checkpoint.CheckpointModule;
import io.aurorafleet.cloud.checkpoint.IdsModule;
import io.aurorafleet.cloud.cluster.ClusterModule;
import io.aurorafleet.cloud.database.DatabaseModule;
import io.aurorafleet.cloud.secret.SecretModule;
import io.aurorafleet.cloud.signal.SignalModule;
import io.aurorafleet.cloud.time.TimeModule;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.worker.inbox.Service;
import io.aurorafleet.worker.watch.LifeSigns;
import jakarta.inject.Singleton;

/** A worker on AWS, or on whatever AWS_ENDPOINT_URL points to. */
@Singleton
@Component(
    modules = {
      AwsClients.class,
      TimeModule.class,
      IdsModule.class,
      DatabaseSettingsModule.class,
      DatabaseModule.class,
      ClusterModule.class,
      CheckpointModule.class,
      SignalModule.class,
      SecretModule.class,
      AnnounceModule.class,
      ConfigModule.class,
      EngineModule.class
    })
public interface WorkerComponent {
  Service service();

  LifeSigns signs();

  WorkClock clock();
}
