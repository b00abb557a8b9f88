package io.aurorafleet.cloud.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.OutsideException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

/** What checkpoints rely on; every S3 that is to hold them has to pass. */
abstract class ObjectStoreContract {
  private static final int WRITERS = 16;
  private static final int ROUNDS = 10;

  private ObjectStore store;

  abstract S3Client s3();

  @BeforeEach
  void createBucket() {
    String bucket = "runs-" + UUID.randomUUID();
    s3().createBucket(b -> b.bucket(bucket));
    store = new S3ObjectStore(s3(), new BucketName(bucket));
  }

  @Test
  void whatWasWrittenIsReadAtOnce() {
    String etag = store.create("runs/a/x.json", "{\"ü\":\"→\"}").orElseThrow();

    ObjectStore.Stored stored = store.get("runs/a/x.json").orElseThrow();
    assertThat(stored.body()).isEqualTo("{\"ü\":\"→\"}");
    assertThat(stored.etag()).isEqualTo(etag);
    assertThat(stored.age()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
  }

  @Test
  void whatIsNotThereIsEmpty() {
    assertThat(store.get("runs/a/x.json")).isEmpty();
    assertThat(store.replace("runs/a/x.json", "{}", "\"0\"")).isEmpty();
    assertThat(store.keys("runs/")).isEmpty();
  }

  @Test
  void creatingTwiceKeepsTheFirst() {
    store.create("x", "first");

    assertThat(store.create("x", "second")).isEmpty();
    assertThat(store.get("x").map(ObjectStore.Stored::body)).contains("first");
  }

  @Test
  void onlyWhatWasReadIsReplaced() {
    String first = store.create("x", "first").orElseThrow();
    String second = store.replace("x", "second", first).orElseThrow();

    assertThat(store.replace("x", "late", first)).isEmpty();
    assertThat(store.get("x").map(ObjectStore.Stored::body)).contains("second");
    assertThat(store.replace("x", "third", second)).isPresent();
  }

  @Test
  void anArtifactIsSimplyOverwritten() {
    store.put("report.html", "one");
    store.put("report.html", "two");

    assertThat(store.get("report.html").map(ObjectStore.Stored::body)).contains("two");
  }

  @Test
  void keysAndChildrenAreListedInOrderOverAllPages() {
    for (int i = 0; i < 4; i++) {
      store.put("runs/r%d/manifest.json".formatted(i), "{}");
      store.put("runs/r%d/orders/checkpoint.json".formatted(i), "{}");
    }

    assertThat(store.children("runs/"))
        .containsExactly("runs/r0/", "runs/r1/", "runs/r2/", "runs/r3/");
    assertThat(store.keys("runs/r2/"))
        .containsExactly("runs/r2/manifest.json", "runs/r2/orders/checkpoint.json");
    assertThat(store.children("owned/")).isEmpty();
  }

  @Test
  void ofSixteenThatReplaceTheSameExactlyOneWins() throws Exception {
    String etag = store.create("x", "0").orElseThrow();
    for (int round = 0; round < ROUNDS; round++) {
      String read = etag;
      String name = "round %d, writer ".formatted(round);
      List<Optional<String>> results = race(writer -> store.replace("x", name + writer, read));

      etag = onlyWinner(results);
      ObjectStore.Stored stored = store.get("x").orElseThrow();
      assertThat(stored.etag()).isEqualTo(etag);
      int winner = results.indexOf(Optional.of(etag));
      assertThat(stored.body()).isEqualTo(name + winner);
    }
  }

  @Test
  void ofSixteenThatCreateTheSameExactlyOneWins() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      String key = "x" + round;
      List<Optional<String>> results = race(writer -> store.create(key, "writer " + writer));

      int winner = results.indexOf(Optional.of(onlyWinner(results)));
      assertThat(store.get(key).map(ObjectStore.Stored::body)).contains("writer " + winner);
    }
  }

  @Test
  void aBucketThatDoesNotExistIsNamedWithTheRemedy() {
    ObjectStore nowhere = new S3ObjectStore(s3(), new BucketName("nowhere-" + UUID.randomUUID()));

    OutsideException reading = catchThrowableOfType(OutsideException.class, () -> nowhere.get("x"));
    OutsideException writing =
        catchThrowableOfType(OutsideException.class, () -> nowhere.create("x", "{}"));

    assertThat(reading.failure().code()).isEqualTo("no-such-bucket");
    assertThat(writing.failure().code()).isEqualTo("no-such-bucket");
    assertThat(writing).hasMessageContaining("nowhere-");
  }

  private static String onlyWinner(List<Optional<String>> results) {
    List<String> winners = results.stream().flatMap(Optional::stream).toList();
    assertThat(winners).hasSize(1);
    return winners.get(0);
  }

  private static List<Optional<String>> race(IntFunction<Optional<String>> write) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(WRITERS);
    try {
      CyclicBarrier start = new CyclicBarrier(WRITERS);
      List<Callable<Optional<String>>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        int writer = i;
        writers.add(
            () -> {
              start.await();
              return write.apply(writer);
            });
      }
      List<Optional<String>> results = new ArrayList<>();
      for (Future<Optional<String>> done : pool.invokeAll(writers)) {
        results.add(done.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
