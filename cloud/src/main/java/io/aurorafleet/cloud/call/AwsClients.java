package io.aurorafleet.cloud.call;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/**
 * The AWS clients, from the default chains of credentials, Region and endpoint, so that
 * AWS_PROFILE, AWS_REGION and AWS_ENDPOINT_URL mean what they mean to every AWS tool. Everything
 * above stays the same in a simulation, which only replaces this module.
 */
@Module
public final class AwsClients {
  /** The longest time SQS keeps a receive waiting. */
  public static final Duration LONGEST_POLL = Duration.ofSeconds(20);

  /** Poll loops and visits of one process side by side; idle ones cost nothing. */
  private static final int CONNECTIONS = 200;

  /**
   * The environment variable with the role to call RDS and Secrets Manager in, where the clusters
   * are in another account than queues and bucket (infra/member.yaml).
   */
  public static final String CLUSTER_ROLE = "AURORA_FLEET_CLUSTER_ROLE_ARN";

  private final Duration callTimeout;
  private final String clusterRole;

  /**
   * Clients whose every call ends in time, all in the account of the process's own credentials.
   *
   * @param callTimeout of one call, retries included; a receive sets its own
   */
  public AwsClients(Duration callTimeout) {
    this(callTimeout, Map.of());
  }

  /**
   * Clients for clusters that may be in another account.
   *
   * @param environment read for {@link #CLUSTER_ROLE}; unset or empty means this account
   */
  public AwsClients(Duration callTimeout, Map<String, String> environment) {
    this.callTimeout = callTimeout;
    this.clusterRole = environment.getOrDefault(CLUSTER_ROLE, "").strip();
  }

  @Provides
  @Singleton
  RdsClient rds() {
    return ofClusters(RdsClient.builder(), AwsClients::unlessThrottled).build();
  }

  @Provides
  @Singleton
  SqsClient sqs() {
    return common(SqsClient.builder()).build();
  }

  @Provides
  @Singleton
  S3Client s3() {
    return common(S3Client.builder()).build();
  }

  @Provides
  @Singleton
  SnsClient sns() {
    return common(SnsClient.builder()).build();
  }

  @Provides
  @Singleton
  EventBridgeClient eventBridge() {
    return common(EventBridgeClient.builder()).build();
  }

  @Provides
  @Singleton
  SecretsManagerClient secrets() {
    return ofClusters(SecretsManagerClient.builder(), o -> o.retryStrategy(RetryMode.STANDARD))
        .build();
  }

  @Provides
  @Singleton
  StsClient sts() {
    return ofClusters(StsClient.builder(), o -> o.retryStrategy(RetryMode.STANDARD)).build();
  }

  /** In the account of the clusters; who asks for the account is told that one, too. */
  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B ofClusters(
      B builder, Consumer<ClientOverrideConfiguration.Builder> retries) {
    if (clusterRole.isEmpty()) {
      return common(builder, retries);
    }
    return common(builder, retries)
        .credentialsProvider(
            StsAssumeRoleCredentialsProvider.builder()
                .stsClient(common(StsClient.builder()).build())
                .refreshRequest(r -> r.roleArn(clusterRole).roleSessionName("aurora-fleet"))
                .build());
  }

  /**
   * STANDARD retries but for throttled calls, which are for the limiter to know of and to repeat:
   * tried again in here, they would go past it.
   */
  private static void unlessThrottled(ClientOverrideConfiguration.Builder client) {
    client.retryStrategy(
        DefaultRetryStrategy.standardStrategyBuilder()
            .useClientDefaults(false)
            .retryOnException(AwsClients::passes)
            .build());
  }

  private static boolean passes(Throwable fault) {
    if (fault instanceof SdkServiceException told) {
      return !told.isThrottlingException()
          && (told.statusCode() >= 500 || told.isClockSkewException() || told.retryable());
    }
    return fault instanceof SdkException unanswered
        && (unanswered.retryable() || AwsFaults.ioBehind(unanswered));
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B common(B builder) {
    return common(builder, o -> o.retryStrategy(RetryMode.STANDARD));
  }

  /**
   * STANDARD retries (ADAPTIVE slows the next calls for seconds after two throttles). One attempt
   * may take half of the call's time, so that a broken connection leaves time for another.
   */
  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B common(
      B builder, Consumer<ClientOverrideConfiguration.Builder> retries) {
    return builder
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(callTimeout.dividedBy(2))
                .socketTimeout(LONGEST_POLL.multipliedBy(2)))
        .overrideConfiguration(
            o -> {
              retries.accept(o);
              o.apiCallTimeout(callTimeout).apiCallAttemptTimeout(callTimeout.dividedBy(2));
            });
  }
}
