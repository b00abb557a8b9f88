package io.aurorafleet.lab.killmatrix.worker;

import dagger.Component;
import io.aurorafleet.cloud.call.AwsClients;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Production's clients, before anything stands in front of them. */
@Singleton
@Component(modules = AwsClients.class)
interface RawClients {
  RdsClient rds();

  SqsClient sqs();

  S3Client s3();

  SnsClient sns();

  EventBridgeClient events();

  SecretsManagerClient secrets();
}
