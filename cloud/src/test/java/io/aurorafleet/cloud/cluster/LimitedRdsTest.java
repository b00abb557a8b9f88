package io.aurorafleet.cloud.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.call.RateLimiter;
import io.aurorafleet.cloud.time.WorkClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersRequest;
import software.amazon.awssdk.services.rds.model.DescribeDbClustersResponse;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceRequest;
import software.amazon.awssdk.services.rds.model.RebootDbInstanceResponse;

/** What a caller of RDS gets through the limiter, and at what pace. */
class LimitedRdsTest {
  private Duration now = Duration.ZERO;
  private final List<Duration> sent = new ArrayList<>();
  private final Deque<Supplier<RuntimeException>> refusals = new ArrayDeque<>();

  private final WorkClock clock =
      new WorkClock() {
        @Override
        public Instant now() {
          return Instant.EPOCH.plus(now);
        }

        @Override
        public Duration monotonic() {
          return now;
        }

        @Override
        public void pause(Duration time) {
          now = now.plus(time);
        }
      };

  /** Two pages of one cluster each. */
  private final RdsClient rds =
      new RdsClient() {
        @Override
        public DescribeDbClustersResponse describeDBClusters(DescribeDbClustersRequest request) {
          called();
          boolean first = request.marker() == null;
          return DescribeDbClustersResponse.builder()
              .dbClusters(DBCluster.builder().dbClusterIdentifier(first ? "a" : "b").build())
              .marker(first ? "next" : null)
              .build();
        }

        @Override
        public RebootDbInstanceResponse rebootDBInstance(RebootDbInstanceRequest request) {
          called();
          return RebootDbInstanceResponse.builder().build();
        }

        @Override
        public String serviceName() {
          return SERVICE_NAME;
        }

        @Override
        public void close() {}
      };

  private final RateLimiter limiter =
      new RateLimiter(new RateLimiter.Limits(1, 0.1, 1, Duration.ofMinutes(5)), clock);
  private final RdsClient limited = LimitedRds.of(rds, limiter);

  private void called() {
    sent.add(now);
    if (!refusals.isEmpty()) {
      throw refusals.remove().get();
    }
  }

  private static final Duration NEARLY = Duration.ofMillis(200);

  private static Duration seconds(long seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static RuntimeException refusal(String code) {
    return RdsException.builder()
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
        .build();
  }

  @Test
  void everyPageOfAListingTakesAToken() {
    assertThat(limited.describeDBClustersPaginator(r -> {}).dbClusters())
        .extracting(DBCluster::dbClusterIdentifier)
        .containsExactly("a", "b");
    limited.describeDBClusters();

    assertThat(sent.stream().map(Duration::toSeconds)).containsExactly(0L, 1L, 2L);
  }

  @Test
  void aThrottledLookIsAskedAgainMoreSlowlyAndGivenUpAtTheThirdRefusal() {
    for (String code : List.of("Throttling", "ThrottlingException", "RequestLimitExceeded")) {
      refusals.add(() -> refusal(code));
    }
    assertThatThrownBy(() -> limited.describeDBClusters(r -> r.dbClusterIdentifier("a")))
        .isInstanceOf(RdsException.class);

    assertThat(sent).hasSize(3);
    assertThat(sent.get(1)).as("at half a call a second").isCloseTo(seconds(2), NEARLY);
    assertThat(sent.get(2).minus(sent.get(1)))
        .as("at a quarter of a call a second")
        .isCloseTo(seconds(4), NEARLY);
  }

  @Test
  void whatIsRefusedForAnotherReasonIsNotAskedAgain() {
    refusals.add(() -> refusal("AccessDenied"));

    assertThatThrownBy(() -> limited.describeDBClusters(r -> {})).isInstanceOf(RdsException.class);
    assertThat(sent).hasSize(1);
    assertThat(limiter.rate()).isEqualTo(1);
  }

  @Test
  void anEffectIsSentAtOnceAndOnceThoughItSlowsDownTheOthers() {
    refusals.add(() -> refusal("Throttling"));
    limiter.spend();
    limiter.spend();

    assertThatThrownBy(() -> limited.rebootDBInstance(r -> r.dbInstanceIdentifier("x")))
        .isInstanceOf(RdsException.class);
    assertThat(sent).containsExactly(Duration.ZERO);
    assertThat(limiter.rate()).isEqualTo(0.5);
  }
}
