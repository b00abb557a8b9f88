package io.aurorafleet.cloud.checkpoint;

import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects in an S3 bucket. */
public final class S3ObjectStore implements ObjectStore {
  private final S3Client s3;
  private final String bucket;

  @Inject
  public S3ObjectStore(S3Client s3, BucketName bucket) {
    this.s3 = s3;
    this.bucket = bucket.value();
  }

  @Override
  public Optional<Stored> get(String key) {
    return AwsCall.find(
            "read " + place(key), () -> s3.getObjectAsBytes(r -> r.bucket(bucket).key(key)))
        .map(found -> stored(key, found));
  }

  @Override
  public Optional<String> create(String key, String body) {
    return putIf(key, body, request -> request.ifNoneMatch("*"));
  }

  @Override
  public Optional<String> replace(String key, String body, String etag) {
    return putIf(key, body, request -> request.ifMatch(etag));
  }

  @Override
  public void put(String key, String body) {
    AwsCall.run("write " + place(key), () -> put(key, body, request -> {}));
  }

  @Override
  public List<String> keys(String prefix) {
    return AwsCall.run(
        "list " + place(prefix),
        () ->
            s3.listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .sorted()
                .toList());
  }

  @Override
  public List<String> children(String prefix) {
    return AwsCall.run(
        "list " + place(prefix),
        () ->
            s3
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix).delimiter("/"))
                .commonPrefixes()
                .stream()
                .map(CommonPrefix::prefix)
                .sorted()
                .toList());
  }

  /**
   * 412 says that the condition did not hold, 409 that somebody else was writing at the same
   * moment, 404 that what was to be replaced is gone: in all three nothing was written.
   */
  private Optional<String> putIf(
      String key, String body, Consumer<PutObjectRequest.Builder> condition) {
    Supplier<Optional<String>> write =
        () -> {
          try {
            return Optional.of(put(key, body, condition));
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          } catch (S3Exception e) {
            if (e.statusCode() == 412 || e.statusCode() == 409) {
              return Optional.empty();
            }
            throw e;
          }
        };
    return AwsCall.run("write " + place(key), write);
  }

  private String put(String key, String body, Consumer<PutObjectRequest.Builder> condition) {
    return s3.putObject(
            r -> condition.accept(r.bucket(bucket).key(key).contentType(contentType(key))),
            RequestBody.fromString(body, StandardCharsets.UTF_8))
        .eTag();
  }

  private Stored stored(String key, ResponseBytes<GetObjectResponse> found) {
    GetObjectResponse head = found.response();
    Duration age = Duration.between(head.lastModified(), answeredAt(key, head.sdkHttpResponse()));
    return new Stored(found.asUtf8String(), head.eTag(), age.isNegative() ? Duration.ZERO : age);
  }

  /** S3's clock. Without it nobody could tell whether a lease is over, so its absence is fatal. */
  private Instant answeredAt(String key, SdkHttpResponse reply) {
    try {
      return reply
          .firstMatchingHeader("Date")
          .map(date -> Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date)))
          .orElseThrow(() -> new DateTimeException("it is missing"));
    } catch (DateTimeException e) {
      throw new OutsideException(
          Failure.bug(
              "no-date",
              "Could not read %s: the reply's Date header is unusable (%s)."
                  .formatted(place(key), e.getMessage())),
          e);
    }
  }

  private String place(String key) {
    return "s3://%s/%s".formatted(bucket, key);
  }

  private static String contentType(String key) {
    String ending = key.substring(key.lastIndexOf('.') + 1);
    return switch (ending) {
      case "json" -> "application/json";
      case "html" -> "text/html; charset=utf-8";
      default -> "text/plain; charset=utf-8";
    };
  }
}
