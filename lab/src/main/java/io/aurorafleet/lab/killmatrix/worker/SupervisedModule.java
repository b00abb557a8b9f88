package io.aurorafleet.lab.killmatrix.worker;

import dagger.Module;
import dagger.Provides;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.JdbcDatabases;
import io.aurorafleet.cloud.database.JdbcReachability;
import io.aurorafleet.cloud.database.Reachability;
import jakarta.inject.Singleton;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Production's SDK clients and databases, each behind the stops; takes nothing else's place. */
@Module
final class SupervisedModule {
  private final RawClients raw;
  private final Stops stops;
  private final Gate gate;
  private final Attribution attribution = new Attribution();

  SupervisedModule(RawClients raw, Stops stops, Gate gate) {
    this.raw = raw;
    this.stops = stops;
    this.gate = gate;
  }

  @Provides
  @Singleton
  Databases databases(JdbcDatabases jdbc) {
    return new SupervisedDatabases(jdbc, stops, attribution);
  }

  @Provides
  Reachability reachability(JdbcReachability jdbc) {
    return jdbc;
  }

  @Provides
  @Singleton
  RdsClient rds() {
    return supervised(RdsClient.class, raw.rds());
  }

  @Provides
  @Singleton
  SqsClient sqs() {
    return supervised(SqsClient.class, raw.sqs());
  }

  @Provides
  @Singleton
  S3Client s3() {
    return supervised(S3Client.class, raw.s3());
  }

  @Provides
  @Singleton
  SnsClient sns() {
    return supervised(SnsClient.class, raw.sns());
  }

  @Provides
  @Singleton
  EventBridgeClient events() {
    return supervised(EventBridgeClient.class, raw.events());
  }

  @Provides
  @Singleton
  SecretsManagerClient secrets() {
    return supervised(SecretsManagerClient.class, raw.secrets());
  }

  private <C extends SdkClient> C supervised(Class<C> api, C client) {
    return SupervisedClient.of(api, client, stops, attribution, gate);
  }
}
