package io.aurorafleet.localstack;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.regions.Region;

/**
 * AWS as somebody else emulates it: at the endpoint that the system property {@value #PROPERTY}
 * names, or in a container when it says {@value #DOCKER}. Without endpoint or Docker suites with
 * {@link NeedsEndpoint} are skipped; a container that does not start is a failure.
 */
public final class OnEndpoint implements AutoCloseable {
  public static final String PROPERTY = "aurora-fleet.endpoint";
  public static final String DOCKER = "docker";
  public static final Region REGION = Region.US_EAST_1;

  /** LocalStack takes twelve digits for the number of the caller's account. */
  public static final String ACCOUNT = "123456789012";

  private final URI uri = find();
  private final List<SdkClient> opened = new ArrayList<>();

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  /** The SDK's client, which never retries; closed with this. */
  public <B extends AwsClientBuilder<B, C>, C extends SdkClient> C client(B builder) {
    C client =
        builder
            .endpointOverride(uri)
            .region(REGION)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCOUNT, "any")))
            .overrideConfiguration(
                builder.overrideConfiguration().toBuilder()
                    .retryStrategy(r -> r.maxAttempts(1))
                    .build())
            .build();
    opened.add(client);
    return client;
  }

  @Override
  public void close() {
    opened.forEach(SdkClient::close);
  }

  /** Why there is none; empty when there is one, or one can be started. */
  static Optional<String> missing() {
    String given = given();
    if (given.isEmpty()) {
      return Optional.of(
          "no LocalStack; give -Plocalstack where Docker runs, and -D%s=http://127.0.0.1:4566 for one that runs elsewhere"
              .formatted(PROPERTY));
    }
    return given.equals(DOCKER) && !Container.canStart()
        ? Optional.of("no LocalStack; Docker does not run here, or may not be asked")
        : Optional.empty();
  }

  private static URI find() {
    return given().equals(DOCKER) ? Container.endpoint() : URI.create(given());
  }

  private static String given() {
    return System.getProperty(PROPERTY, "").strip();
  }
}
