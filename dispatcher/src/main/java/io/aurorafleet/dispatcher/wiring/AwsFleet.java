package io.aurorafleet.dispatcher.wiring;

import dagger.BindsInstance;
import dagger.Component;
import io.aurorafleet.cloud.call.AwsClients;
import io.aurorafleet.cloud.checkpoint.CheckpointModule;
import io.aurorafleet.cloud.checkpoint.IdsModule;
import io.aurorafleet.cloud.cluster.ClusterModule;
import io.aurorafleet.cloud.database.DatabaseModule;
import io.aurorafleet.cloud.secret.SecretModule;
import io.aurorafleet.cloud.signal.SignalModule;
import io.aurorafleet.cloud.time.TimeModule;
import io.aurorafleet.dispatcher.config.Settings;
import io.aurorafleet.dispatcher.config.SettingsModule;
import jakarta.inject.Singleton;
import java.time.Duration;

/** The fleet on AWS, or on whatever the SDK's endpoint variables point to. */
@Singleton
@Component(
    modules = {
      AwsClients.class,
      ClusterModule.class,
      CheckpointModule.class,
      IdsModule.class,
      SignalModule.class,
      DatabaseModule.class,
      SecretModule.class,
      TimeModule.class,
      SettingsModule.class
    })
public interface AwsFleet extends Fleet {
  /** Long enough for a listing of many pages to throttle, short enough for somebody who waits. */
  Duration CALL_TIMEOUT = Duration.ofSeconds(30);

  static Fleet connect(Settings settings) {
    return DaggerAwsFleet.factory().create(new AwsClients(CALL_TIMEOUT, System.getenv()), settings);
  }

  /** Takes what is not known before the process runs. */
  @Component.Factory
  interface Factory {
    AwsFleet create(AwsClients clients, @BindsInstance Settings settings);
  }
}
