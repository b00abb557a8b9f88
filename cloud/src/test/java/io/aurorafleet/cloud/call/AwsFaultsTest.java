package io.aurorafleet.cloud.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.Failure.Category;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.rds.model.DbClusterNotFoundException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.s3.model.S3Exception;

class AwsFaultsTest {
  @ParameterizedTest
  @CsvSource({
    "Throttling,                              400, RETRY, throttled",
    "ThrottlingException,                     400, RETRY, throttled",
    "RequestLimitExceeded,                    503, RETRY, throttled",
    "SlowDown,                                503, RETRY, throttled",
    "OverLimit,                               403, RETRY, throttled",
    "DBClusterAlreadyExistsFault,             400, FIX,   already-exists",
    "DBInstanceAlreadyExists,                 400, FIX,   already-exists",
    "DBClusterSnapshotAlreadyExistsFault,     400, FIX,   already-exists",
    "DBParameterGroupAlreadyExists,           400, FIX,   already-exists",
    "DBClusterNotFoundFault,                  404, FIX,   not-found",
    "DBParameterGroupNotFound,                404, FIX,   not-found",
    "ResourceNotFoundException,               400, FIX,   not-found",
    "NoSuchKey,                               404, FIX,   not-found",
    "InvalidDBClusterStateFault,              400, RETRY, not-available",
    "InvalidDBInstanceState,                  400, RETRY, not-available",
    "InvalidDBParameterGroupState,            400, RETRY, not-available",
    "InvalidGlobalClusterStateFault,          400, RETRY, not-available",
    "InvalidVPCNetworkStateFault,             400, FIX,   network",
    "InvalidSubnet,                           400, FIX,   network",
    "DBClusterQuotaExceededFault,             403, FIX,   quota",
    "SnapshotQuotaExceeded,                   400, FIX,   quota",
    "InstanceQuotaExceeded,                   400, FIX,   quota",
    "InsufficientStorageClusterCapacity,      400, RETRY, capacity",
    "InsufficientDBInstanceCapacity,          400, RETRY, capacity",
    "KMSKeyNotAccessibleFault,                400, FIX,   kms-key",
    "KMS.DisabledException,                   400, FIX,   kms-key",
    "KmsAccessDenied,                         400, FIX,   kms-key",
    "InvalidParameterValue,                   400, FIX,   refused",
    "InvalidParameterCombination,             400, FIX,   refused",
    "MissingParameter,                        400, FIX,   refused",
    "ValidationException,                     400, FIX,   refused",
    "AccessDenied,                            403, FIX,   access-denied",
    "AccessDeniedException,                   400, FIX,   access-denied",
    "AuthorizationError,                      403, FIX,   access-denied",
    "ExpiredToken,                            403, FIX,   credentials",
    "ExpiredTokenException,                   400, FIX,   credentials",
    "InvalidClientTokenId,                    403, FIX,   credentials",
    "UnrecognizedClientException,             400, FIX,   credentials",
    "SignatureDoesNotMatch,                   403, FIX,   credentials",
    "RequestTimeTooSkewed,                    403, FIX,   clock-skew",
    "NoSuchBucket,                            404, FIX,   no-such-bucket",
    "AWS.SimpleQueueService.NonExistentQueue, 400, FIX,   no-such-queue",
    "QueueDoesNotExist,                       400, FIX,   no-such-queue",
    "InternalFailure,                         500, RETRY, aws-fault",
    "SomethingNew,                            503, RETRY, aws-fault",
    "SomethingNew,                            403, FIX,   access-denied",
    "SomethingNew,                            418, BUG,   unknown-aws-error",
  })
  void everyCodeHasItsMeaning(String code, int status, Category category, String expected) {
    Failure failure = AwsFaults.failure("describe cluster orders", rds(code, status));

    assertThat(failure.category()).isEqualTo(category);
    assertThat(failure.code()).isEqualTo(expected);
    assertThat(failure.reason())
        .startsWith("Could not describe cluster orders: ")
        .contains(code)
        .contains("the reason given");
    assertThat(failure.nextAction()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({"403, access-denied", "404, not-found", "503, aws-fault", "429, throttled"})
  void aReplyWithoutACodeGoesByItsStatus(int status, String expected) {
    SdkException head = (SdkException) S3Exception.builder().statusCode(status).build();

    assertThat(AwsFaults.failure("read s3://runs/x", head).code()).isEqualTo(expected);
  }

  @Test
  void anExceptionWithoutDetailsGoesByItsName() {
    SdkException fault =
        (SdkException) DbClusterNotFoundException.builder().statusCode(404).build();

    assertThat(AwsFaults.failure("describe cluster orders", fault).code()).isEqualTo("not-found");
  }

  @Test
  void missingCredentialsAreNamedWithTheRemedy() {
    SdkException fault =
        SdkClientException.create("Unable to load credentials from any of the providers in ...");

    Failure failure = AwsFaults.failure("find out the AWS account", fault);

    assertThat(failure.category()).isEqualTo(Category.FIX);
    assertThat(failure.code()).isEqualTo("credentials");
    assertThat(failure.nextAction()).contains("AWS_PROFILE");
  }

  @Test
  void aLostReplyIsRetriedAndSaidToBeUncertain() {
    for (SdkException fault :
        new SdkException[] {
          ApiCallTimeoutException.create(30_000),
          SdkClientException.create("Unable to execute HTTP request", new IOException("reset"))
        }) {
      Failure failure = AwsFaults.failure("start the upgrade of cluster orders to 17.4", fault);

      assertThat(failure.category()).isEqualTo(Category.RETRY);
      assertThat(failure.code()).isEqualTo(AwsFaults.NO_REPLY);
      assertThat(failure.reason()).contains("may or may not have happened");
    }
  }

  @Test
  void aStoppedThreadIsNoFaultOfAws() {
    assertThat(AwsFaults.failure("receive", AbortedException.create("interrupted")).code())
        .isEqualTo("interrupted");
  }

  @Test
  void nothingHappensWithoutTheLease() {
    AtomicBoolean called = new AtomicBoolean();
    Fence lost =
        () -> {
          throw new LeaseLostException("taken over");
        };

    assertThatThrownBy(() -> AwsCall.effect(lost, "reboot", () -> called.getAndSet(true)))
        .isInstanceOf(LeaseLostException.class);
    assertThat(called).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"DBClusterNotFoundFault", "ResourceNotFoundException"})
  void whatIsNotThereIsEmptyWhenLookedFor(String code) {
    assertThat(
            AwsCall.find(
                "describe cluster orders",
                () -> {
                  throw rds(code, 404);
                }))
        .isEmpty();
  }

  @Test
  void aMissingBucketIsNotAMissingObject() {
    assertThatThrownBy(
            () ->
                AwsCall.find(
                    "read s3://runs/x",
                    () -> {
                      throw rds("NoSuchBucket", 404);
                    }))
        .isInstanceOf(OutsideException.class)
        .hasMessageContaining("NoSuchBucket");
  }

  private static RdsException rds(String code, int status) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage("the reason given.").build();
    return (RdsException)
        RdsException.builder().awsErrorDetails(details).statusCode(status).build();
  }

  /** As the SDK's HTTP client throws it when the call's time is over before it got a connection. */
  @Test
  void aCallCutOffWhileItWaitsForAConnectionIsTriedAgain() {
    Supplier<Object> cutOff =
        () -> {
          throw new CancellationException();
        };
    assertThatThrownBy(() -> AwsCall.run("describe cluster orders", cutOff))
        .isInstanceOfSatisfying(
            OutsideException.class,
            e -> assertThat(e.failure().category()).isEqualTo(Category.RETRY));
    assertThatThrownBy(() -> AwsCall.find("describe cluster orders", cutOff))
        .isInstanceOf(OutsideException.class);
  }
}
