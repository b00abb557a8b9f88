package io.aurorafleet.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What the product relies on in S3, whatever stands for it; above all that of several conditional
 * writers exactly one wins.
 */
abstract class S3Contract {
  private static final int WRITERS = 16;
  private static final int ROUNDS = 30;
  private String bucket;

  abstract S3Client s3();

  @BeforeEach
  void createBucket() {
    bucket = "bucket-" + UUID.randomUUID();
    s3().createBucket(b -> b.bucket(bucket));
  }

  @Test
  void anObjectIsReadAsItWasWritten() {
    String etag =
        s3().putObject(
                p -> p.bucket(bucket).key("runs/r 1/ü.json").contentType("application/json"),
                RequestBody.fromString("{\"a\":\"ü\"}"))
            .eTag();

    ResponseBytes<GetObjectResponse> read =
        s3().getObjectAsBytes(g -> g.bucket(bucket).key("runs/r 1/ü.json"));
    assertThat(read.asUtf8String()).isEqualTo("{\"a\":\"ü\"}");
    assertThat(read.response().eTag()).isEqualTo(etag);
    assertThat(read.response().contentType()).isEqualTo("application/json");
    assertThat(s3().headObject(h -> h.bucket(bucket).key("runs/r 1/ü.json")).contentLength())
        .isEqualTo(10);
  }

  @Test
  void aReadTellsTheObjectsAgeByOneClock() {
    put("k", "v");

    GetObjectResponse read = s3().getObjectAsBytes(g -> g.bucket(bucket).key("k")).response();
    String date = read.sdkHttpResponse().firstMatchingHeader("Date").orElseThrow();
    Instant now = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    assertThat(read.lastModified()).isBetween(now.minus(Duration.ofMinutes(1)), now);
    assertThat(read.lastModified().toEpochMilli() % 1000).isZero();
  }

  @Test
  void ofManyWritersWithOneETagExactlyOneWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String etag = put("cas", "start of round " + round);
      race(writer -> request("cas", "writer " + writer).ifMatch(etag).build(), round);
    }
  }

  @Test
  void ofManyCreatorsExactlyOneWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String key = "create-" + round;
      race(writer -> request(key, "writer " + writer).ifNoneMatch("*").build(), round);
    }
  }

  private interface Attempt {
    PutObjectRequest by(int writer);
  }

  private void race(Attempt attempt, int round) throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    try {
      CyclicBarrier start = new CyclicBarrier(WRITERS);
      List<Callable<Integer>> tasks = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        PutObjectRequest request = attempt.by(i);
        tasks.add(
            () -> {
              start.await();
              return status(request);
            });
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> result : writers.invokeAll(tasks)) {
        statuses.add(result.get());
      }
      assertThat(statuses).as("round %s", round).containsOnlyOnce(200);
      assertThat(statuses).as("round %s", round).isSubsetOf(200, 412, 409);
      int winner = statuses.indexOf(200);
      assertThat(read(attempt.by(winner).key())).isEqualTo("writer " + winner);
    } finally {
      writers.shutdownNow();
    }
  }

  private int status(PutObjectRequest request) {
    try {
      String body = request.metadata().get("body");
      return s3().putObject(request, RequestBody.fromString(body)).sdkHttpResponse().statusCode();
    } catch (S3Exception e) {
      return e.statusCode();
    }
  }

  @Test
  void aStaleETagIsRefusedAndChangesNothing() {
    String first = put("k", "one");
    String second = put("k", "two");
    assertThat(second).isNotEqualTo(first);

    S3Exception refusal =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                s3().putObject(
                        request("k", "three").ifMatch(first).build(),
                        RequestBody.fromString("three")));

    assertThat(refusal.statusCode()).isEqualTo(412);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("PreconditionFailed");
    assertThat(read("k")).isEqualTo("two");
  }

  @Test
  void whatDoesNotExistMatchesNoETag() {
    S3Exception refusal =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                s3().putObject(
                        request("none", "x").ifMatch("\"abc\"").build(),
                        RequestBody.fromString("x")));

    assertThat(refusal.statusCode()).isEqualTo(404);
  }

  @Test
  void aConditionalDeleteTakesOnlyTheVersionItMeans() {
    String first = put("k", "one");
    String second = put("k", "two");

    S3Exception refusal =
        catchThrowableOfType(
            S3Exception.class,
            () -> s3().deleteObject(d -> d.bucket(bucket).key("k").ifMatch(first)));
    assertThat(refusal.statusCode()).isEqualTo(412);
    assertThat(read("k")).isEqualTo("two");

    s3().deleteObject(d -> d.bucket(bucket).key("k").ifMatch(second));
    assertMissing("k");
  }

  @Test
  void whatIsMissingIsSaidToBeMissing() {
    assertMissing("none");
    assertThat(
            catchThrowableOfType(
                    NoSuchKeyException.class,
                    () -> s3().headObject(h -> h.bucket(bucket).key("none")))
                .statusCode())
        .isEqualTo(404);
    NoSuchBucketException noBucket =
        catchThrowableOfType(
            NoSuchBucketException.class,
            () -> s3().getObjectAsBytes(g -> g.bucket("no-such-bucket").key("k")));
    assertThat(noBucket.awsErrorDetails().errorCode()).isEqualTo("NoSuchBucket");
    s3().deleteObject(d -> d.bucket(bucket).key("none"));
  }

  @Test
  void aListingIsSortedPagedAndRolledUp() {
    List.of("runs/a/1", "runs/a/2", "runs/b/1", "runs/c", "runs2", "other")
        .forEach(key -> put(key, key));

    assertThat(keys("runs/", 2)).containsExactly("runs/a/1", "runs/a/2", "runs/b/1", "runs/c");
    ListObjectsV2Response rolled =
        s3().listObjectsV2(l -> l.bucket(bucket).prefix("runs/").delimiter("/"));
    assertThat(rolled.commonPrefixes())
        .extracting(CommonPrefix::prefix)
        .containsExactly("runs/a/", "runs/b/");
    assertThat(rolled.contents()).extracting(S3Object::key).containsExactly("runs/c");
  }

  private List<String> keys(String prefix, int page) {
    return s3()
        .listObjectsV2Paginator(l -> l.bucket(bucket).prefix(prefix).maxKeys(page))
        .contents()
        .stream()
        .map(S3Object::key)
        .toList();
  }

  private void assertMissing(String key) {
    NoSuchKeyException missing =
        catchThrowableOfType(
            NoSuchKeyException.class, () -> s3().getObjectAsBytes(g -> g.bucket(bucket).key(key)));
    assertThat(missing.awsErrorDetails().errorCode()).isEqualTo("NoSuchKey");
  }

  private String put(String key, String content) {
    return s3().putObject(p -> p.bucket(bucket).key(key), RequestBody.fromString(content)).eTag();
  }

  private PutObjectRequest.Builder request(String key, String body) {
    return PutObjectRequest.builder().bucket(bucket).key(key).metadata(Map.of("body", body));
  }

  private String read(String key) {
    return s3().getObjectAsBytes(g -> g.bucket(bucket).key(key)).asUtf8String();
  }
}
