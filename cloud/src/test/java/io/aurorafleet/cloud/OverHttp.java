package io.aurorafleet.cloud;

import io.aurorafleet.sandbox.wire.Api;
import io.aurorafleet.sandbox.wire.AwsServer;
import io.aurorafleet.sandbox.wire.FaultPlan;
import io.aurorafleet.sandbox.wire.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;

/** The SDK's real clients, through real HTTP, to what otherwise would be called directly. */
public final class OverHttp {
  public static final Region REGION = Region.EU_WEST_1;

  private final List<AutoCloseable> opened = new ArrayList<>();

  /** Serves an implementation, and gives the SDK's client for it. */
  public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C to(
      Api api, SdkClient implementation, B builder) {
    return client(serve(api, implementation, FaultPlan.NONE), builder);
  }

  /** Serves an implementation; the plan decides what becomes of each call. */
  public URI serve(Api api, SdkClient implementation, FaultPlan plan) {
    try {
      AwsServer server =
          AwsServer.start(0, REGION.id(), List.of(new Service(api, implementation)), plan);
      opened.add(server);
      return server.uri();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The SDK's client for something served elsewhere; it never retries. */
  public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(URI uri, B builder) {
    C client =
        builder
            .endpointOverride(uri)
            .region(REGION)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", "any")))
            .overrideConfiguration(
                builder.overrideConfiguration().toBuilder()
                    .retryStrategy(r -> r.maxAttempts(1))
                    .build())
            .build();
    opened.add(client);
    return client;
  }

  public void close() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
  }
}
