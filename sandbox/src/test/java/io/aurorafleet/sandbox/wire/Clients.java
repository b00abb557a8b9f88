package io.aurorafleet.sandbox.wire;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK's real clients, pointed at a server on this machine; they never retry. */
final class Clients {
  private Clients() {}

  static Map<Api, SdkClient> all(URI endpoint) {
    return Map.of(
        Api.RDS, to(RdsClient.builder(), endpoint),
        Api.SNS, to(SnsClient.builder(), endpoint),
        Api.STS, to(StsClient.builder(), endpoint),
        Api.EVENTS, to(EventBridgeClient.builder(), endpoint),
        Api.SECRETS, to(SecretsManagerClient.builder(), endpoint));
  }

  static <B extends AwsClientBuilder<B, C>, C> C to(B builder, URI endpoint) {
    return to(builder, endpoint, Region.US_EAST_1);
  }

  static <B extends AwsClientBuilder<B, C>, C> C to(B builder, URI endpoint, Region region) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "any")))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }
}
