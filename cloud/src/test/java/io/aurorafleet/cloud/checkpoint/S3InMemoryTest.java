package io.aurorafleet.cloud.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.store.MemoryS3;
import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.S3Client;

class S3InMemoryTest extends ObjectStoreContract {
  private final VirtualTimeline time = new VirtualTimeline(Instant.parse("2026-11-22T10:00:00Z"));
  private final MemoryS3 s3 = new MemoryS3(time);

  @Override
  S3Client s3() {
    return s3;
  }

  @Test
  void anObjectAgesByTheClockOfTheStoreAndIsYoungAgainWhenWritten() {
    s3.createBucket(b -> b.bucket("runs"));
    ObjectStore store = new S3ObjectStore(s3, new BucketName("runs"));
    String etag = store.create("x", "1").orElseThrow();

    time.advance(Duration.ofSeconds(90));
    assertThat(age(store)).isEqualTo(Duration.ofSeconds(90));

    store.replace("x", "2", etag);
    assertThat(age(store)).isZero();
  }

  private static Duration age(ObjectStore store) {
    return store.get("x").orElseThrow().age();
  }
}
