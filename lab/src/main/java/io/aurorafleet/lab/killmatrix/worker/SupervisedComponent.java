package io.aurorafleet.lab.killmatrix.worker;

import dagger.Component;
import io.aurorafleet.cloud.announce.AnnounceModule;
import io.aurorafleet.cloud.checkpoint.CheckpointModule;
import io.aurorafleet.cloud.checkpoint.IdsModule;
import io.aurorafleet.cloud.cluster.ClusterModule;
import io.aurorafleet.cloud.secret.SecretModule;
import io.aurorafleet.cloud.signal.SignalModule;
import io.aurorafleet.cloud.time.TimeModule;
import io.aurorafleet.worker.inbox.Service;
import io.aurorafleet.worker.wiring.ConfigModule;
import io.aurorafleet.worker.wiring.DatabaseSettingsModule;
import io.aurorafleet.worker.wiring.EngineModule;
import jakarta.inject.Singleton;

/** The production worker, with {@link SupervisedModule} around its clients and databases. */
@Singleton
@Component(
    modules = {
      SupervisedModule.class,
      TimeModule.class,
      IdsModule.class,
      DatabaseSettingsModule.class,
      ClusterModule.class,
      CheckpointModule.class,
      SignalModule.class,
      SecretModule.class,
      AnnounceModule.class,
      ConfigModule.class,
      EngineModule.class
    })
interface SupervisedComponent {
  Service service();
}
