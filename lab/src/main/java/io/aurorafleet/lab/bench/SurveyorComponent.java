package io.aurorafleet.lab.bench;

import dagger.BindsInstance;
import dagger.Component;
import io.aurorafleet.cloud.cluster.ClusterModule;
import io.aurorafleet.cloud.cluster.Clusters;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.secret.SecretModule;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.survey.Surveyor;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** The production surveyor on a sandbox in this process. */
@Singleton
@Component(modules = {ClusterModule.class, SecretModule.class})
interface SurveyorComponent {
  Clusters clusters();

  Surveyor surveyor();

  /** Takes the world. */
  @Component.Factory
  interface Factory {
    SurveyorComponent create(
        @BindsInstance RdsClient rds,
        @BindsInstance SecretsManagerClient secrets,
        @BindsInstance Databases databases,
        @BindsInstance WorkClock clock);
  }
}
