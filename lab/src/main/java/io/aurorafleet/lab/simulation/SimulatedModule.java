package io.aurorafleet.lab.simulation;

import dagger.Module;
import dagger.Provides;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.database.Databases;
import io.aurorafleet.cloud.database.Reachability;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.survey.Crew;
import java.util.Random;
import java.util.UUID;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** All that is not production in a simulated worker: SDK clients, database, clock and chance. */
@Module
final class SimulatedModule {
  private final SimulatedAws aws;
  private final WorkClock clock;
  private final Random chance;
  private final FaultyClient.Witness witness;
  private final Dialect dialect;

  SimulatedModule(
      SimulatedAws aws,
      WorkClock clock,
      Random chance,
      FaultyClient.Witness witness,
      Dialect dialect) {
    this.witness = witness;
    this.dialect = dialect;
    this.aws = aws;
    this.clock = clock;
    this.chance = chance;
  }

  @Provides
  WorkClock clock() {
    return clock;
  }

  @Provides
  Ids ids() {
    return () -> new UUID(chance.nextLong(), chance.nextLong()).toString();
  }

  @Provides
  Databases databases() {
    return aws.databases();
  }

  /** A thread that watches would not be deterministic; the report then has no downtime. */
  @Provides
  Reachability reachability() {
    return new Unwatched();
  }

  @Provides
  Crew crew() {
    return Crew.alone();
  }

  @Provides
  RdsClient rds() {
    return FaultyClient.of(RdsClient.class, aws.rds(), aws.faults(), witness, dialect);
  }

  @Provides
  SqsClient sqs() {
    return FaultyClient.of(SqsClient.class, aws.sqs(), aws.faults(), witness, dialect);
  }

  @Provides
  S3Client s3() {
    return FaultyClient.of(S3Client.class, aws.s3(), aws.faults(), witness, dialect);
  }

  @Provides
  SnsClient sns() {
    return FaultyClient.of(SnsClient.class, aws.topics(), aws.faults(), witness, dialect);
  }

  @Provides
  EventBridgeClient events() {
    return FaultyClient.of(EventBridgeClient.class, aws.bus(), aws.faults(), witness, dialect);
  }

  @Provides
  SecretsManagerClient secrets() {
    return FaultyClient.of(
        SecretsManagerClient.class, aws.secrets(), aws.faults(), witness, dialect);
  }
}
