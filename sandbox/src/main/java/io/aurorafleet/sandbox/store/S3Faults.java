package io.aurorafleet.sandbox.store;

import io.aurorafleet.sandbox.wire.Faults;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3's errors, with the codes and statuses of its API reference. */
final class S3Faults {
  private S3Faults() {}

  static AwsServiceException noSuchBucket() {
    return Faults.unmodelled(
        NoSuchBucketException.builder(),
        "NoSuchBucket",
        404,
        "The specified bucket does not exist");
  }

  static AwsServiceException noSuchKey() {
    return Faults.unmodelled(
        NoSuchKeyException.builder(), "NoSuchKey", 404, "The specified key does not exist.");
  }

  static AwsServiceException preconditionFailed() {
    return Faults.unmodelled(
        S3Exception.builder(),
        "PreconditionFailed",
        412,
        "At least one of the pre-conditions you specified did not hold");
  }

  static AwsServiceException notModified() {
    return Faults.unmodelled(S3Exception.builder(), "304", 304, "Not Modified");
  }

  static AwsServiceException bucketExists() {
    return Faults.unmodelled(
        BucketAlreadyOwnedByYouException.builder(),
        "BucketAlreadyOwnedByYou",
        409,
        "Your previous request to create the named bucket succeeded and you already own it.");
  }

  static AwsServiceException invalid(String message) {
    return Faults.unmodelled(S3Exception.builder(), "InvalidArgument", 400, message);
  }
}
