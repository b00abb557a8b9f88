package io.aurorafleet.sandbox.store;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * S3 in memory: strongly consistent, conditional writes decided and done in one step, times cut to
 * the second as S3 tells them. ETags are opaque: they are not a hash of the content, and writing
 * the same content again gives another one. Every response carries S3's {@code Date} header.
 */
public final class MemoryS3 implements S3Client {
  private static final int MAX_KEYS = 1000;

  private final InstantSource clock;
  private final S3Responses responses;
  private final Map<String, NavigableMap<String, StoredObject>> buckets = new HashMap<>();
  private long writes;

  public MemoryS3(InstantSource clock) {
    this.clock = clock;
    this.responses = new S3Responses(clock);
  }

  @Override
  public synchronized CreateBucketResponse createBucket(CreateBucketRequest request) {
    if (buckets.putIfAbsent(request.bucket(), new TreeMap<>()) != null) {
      throw S3Faults.bucketExists();
    }
    return responses.dated(CreateBucketResponse.builder().location("/" + request.bucket())).build();
  }

  @Override
  public synchronized HeadBucketResponse headBucket(HeadBucketRequest request) {
    bucket(request.bucket());
    return responses.dated(HeadBucketResponse.builder()).build();
  }

  @Override
  public PutObjectResponse putObject(PutObjectRequest request, RequestBody body) {
    byte[] content;
    try (var stream = body.contentStreamProvider().newStream()) {
      content = stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return put(request, content);
  }

  private synchronized PutObjectResponse put(PutObjectRequest request, byte[] content) {
    NavigableMap<String, StoredObject> bucket = bucket(request.bucket());
    Preconditions.onPut(etag(bucket.get(request.key())), request.ifMatch(), request.ifNoneMatch());
    StoredObject object =
        new StoredObject(
            request.key(),
            content,
            "\"%032x\"".formatted(++writes),
            clock.instant().truncatedTo(ChronoUnit.SECONDS),
            request.contentType(),
            Map.copyOf(request.metadata()));
    bucket.put(request.key(), object);
    return responses.dated(PutObjectResponse.builder().eTag(object.etag())).build();
  }

  @Override
  public <T> T getObject(
      GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
    StoredObject object;
    GetObjectResponse response;
    synchronized (this) {
      object = object(request.bucket(), request.key());
      Preconditions.onRead(object.etag(), request.ifMatch(), request.ifNoneMatch());
      response = responses.read(object);
    }
    try {
      return transformer.transform(
          response, AbortableInputStream.create(new ByteArrayInputStream(object.content())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw SdkClientException.create("Interrupted while reading " + request.key(), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) { // declared as such by ResponseTransformer
      throw SdkClientException.create("The content could not be transformed", e);
    }
  }

  @Override
  public synchronized HeadObjectResponse headObject(HeadObjectRequest request) {
    StoredObject object = object(request.bucket(), request.key());
    Preconditions.onRead(object.etag(), request.ifMatch(), request.ifNoneMatch());
    return responses.head(object);
  }

  @Override
  public synchronized DeleteObjectResponse deleteObject(DeleteObjectRequest request) {
    NavigableMap<String, StoredObject> bucket = bucket(request.bucket());
    Preconditions.onDelete(etag(bucket.get(request.key())), request.ifMatch());
    bucket.remove(request.key());
    return responses.dated(DeleteObjectResponse.builder()).build();
  }

  @Override
  public synchronized ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
    int most = request.maxKeys() == null ? MAX_KEYS : Math.min(request.maxKeys(), MAX_KEYS);
    Listing page =
        Listing.of(
            bucket(request.bucket()),
            orEmpty(request.prefix()),
            orEmpty(request.delimiter()),
            after(request),
            most);
    List<S3Object> contents = page.objects().stream().map(S3Responses::listed).toList();
    return responses
        .dated(
            ListObjectsV2Response.builder()
                .name(request.bucket())
                .prefix(request.prefix())
                .delimiter(request.delimiter())
                .maxKeys(most)
                .contents(contents)
                .commonPrefixes(
                    page.prefixes().stream()
                        .map(prefix -> CommonPrefix.builder().prefix(prefix).build())
                        .toList())
                .keyCount(contents.size() + page.prefixes().size())
                .isTruncated(page.last() != null)
                .continuationToken(request.continuationToken())
                .nextContinuationToken(token(page.last())))
        .build();
  }

  private static @Nullable String after(ListObjectsV2Request request) {
    String token = request.continuationToken();
    return token == null
        ? request.startAfter()
        : new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
  }

  private static @Nullable String token(@Nullable String last) {
    return last == null
        ? null
        : Base64.getUrlEncoder().encodeToString(last.getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String etag(@Nullable StoredObject object) {
    return object == null ? null : object.etag();
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private NavigableMap<String, StoredObject> bucket(String name) {
    NavigableMap<String, StoredObject> bucket = buckets.get(name);
    if (bucket == null) {
      throw S3Faults.noSuchBucket();
    }
    return bucket;
  }

  private StoredObject object(String bucket, String key) {
    StoredObject object = bucket(bucket).get(key);
    if (object == null) {
      throw S3Faults.noSuchKey();
    }
    return object;
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
