package io.aurorafleet.sandbox;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/** The SDK's real clients, pointed at a server on this machine; they never retry. */
public final class LocalClients {
  private LocalClients() {}

  public static <B extends AwsClientBuilder<B, C>, C> C to(B builder, URI endpoint) {
    return to(builder, endpoint, Region.US_EAST_1);
  }

  public static <B extends AwsClientBuilder<B, C>, C> C to(B builder, URI endpoint, Region region) {
    return builder
        .endpointOverride(endpoint)
        .region(region)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "any")))
        .overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1)))
        .build();
  }
}
