package io.aurorafleet.sandbox.store;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * S3's responses with their HTTP headers, which tell the time by S3's clock, to the second. Used
 * under the store's lock.
 */
final class S3Responses {
  private final InstantSource clock;
  private Instant second = Instant.MIN;
  private SdkHttpResponse head = SdkHttpResponse.builder().statusCode(200).build();

  S3Responses(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds S3's {@code Date} header. */
  <B extends SdkResponse.Builder> B dated(B builder) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    if (!now.equals(second)) {
      String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC));
      head = SdkHttpResponse.builder().statusCode(200).putHeader("Date", date).build();
      second = now;
    }
    builder.sdkHttpResponse(head);
    return builder;
  }

  GetObjectResponse read(StoredObject object) {
    return dated(
            GetObjectResponse.builder()
                .eTag(object.etag())
                .lastModified(object.lastModified())
                .contentLength((long) object.content().length)
                .contentType(object.contentType())
                .metadata(object.metadata()))
        .build();
  }

  HeadObjectResponse head(StoredObject object) {
    return dated(
            HeadObjectResponse.builder()
                .eTag(object.etag())
                .lastModified(object.lastModified())
                .contentLength((long) object.content().length)
                .contentType(object.contentType())
                .metadata(object.metadata()))
        .build();
  }

  static S3Object listed(StoredObject object) {
    return S3Object.builder()
        .key(object.key())
        .eTag(object.etag())
        .lastModified(object.lastModified())
        .size((long) object.content().length)
        .build();
  }
}
