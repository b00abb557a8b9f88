package io.aurorafleet.cloud.call;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

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

  private final Duration callTimeout;

  /**
   * Clients whose every call ends in time.
   *
   * @param callTimeout of one call, retries included; a receive sets its own
   */
  public AwsClients(Duration callTimeout) {
    this.callTimeout = callTimeout;
  }

  @Provides
  @Singleton
  RdsClient rds() {
    return common(RdsClient.builder()).build();
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
    return common(SecretsManagerClient.builder()).build();
  }

  @Provides
  @Singleton
  StsClient sts() {
    return common(StsClient.builder()).build();
  }

  /**
   * STANDARD retries (ADAPTIVE slows the next calls for seconds after two throttles). One attempt
   * may take half of the call's time, so that a broken connection leaves time for another.
   */
  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B common(B builder) {
    return builder
        .httpClientBuilder(
            Apache5HttpClient.builder()
                .maxConnections(CONNECTIONS)
                .connectionTimeout(callTimeout.dividedBy(2))
                .socketTimeout(LONGEST_POLL.multipliedBy(2)))
        .overrideConfiguration(
            o ->
                o.retryStrategy(RetryMode.STANDARD)
                    .apiCallTimeout(callTimeout)
                    .apiCallAttemptTimeout(callTimeout.dividedBy(2)));
  }
}
