package io.aurorafleet.lab.simulation;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.services.rds.model.RdsException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What a caller gets instead of a reply. */
final class Refusals {
  private Refusals() {}

  static RuntimeException of(Faults.Fate fate, Operation operation) {
    boolean store = operation.store();
    return switch (fate) {
      case THROTTLED ->
          store
              ? refusal(true, 503, "SlowDown", "Please reduce your request rate.")
              : refusal(false, 400, "Throttling", "Rate exceeded");
      case SERVER_ERROR, LATE_SERVER_ERROR ->
          store
              ? refusal(true, 503, "ServiceUnavailable", "Please try again.")
              : refusal(false, 500, "InternalFailure", "An internal error has occurred.");
      case OWN_WRITE ->
          refusal(true, 412, "PreconditionFailed", "At least one of the conditions did not hold");
      case CONFLICT ->
          refusal(true, 409, "ConditionalRequestConflict", "A conflicting operation occurred.");
      case LOST_REPLY, SERVED -> ApiCallTimeoutException.create(30_000);
    };
  }

  private static RuntimeException refusal(boolean store, int status, String code, String why) {
    AwsServiceException.Builder fault = store ? S3Exception.builder() : RdsException.builder();
    return fault
        .statusCode(status)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(why).build())
        .message(why)
        .writableStackTrace(false) // nobody reads it, and there are hundreds a seed
        .build();
  }
}
