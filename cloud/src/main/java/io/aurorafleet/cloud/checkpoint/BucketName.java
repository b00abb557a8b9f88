package io.aurorafleet.cloud.checkpoint;

/** The bucket that holds every run's state. */
public record BucketName(String value) {
  public BucketName {
    if (value.isBlank()) {
      throw new IllegalArgumentException("The name of the S3 bucket for runs is empty");
    }
  }
}
