package io.aurorafleet.sandbox.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.sandbox.time.VirtualTimeline;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

class MemoryS3Test extends S3Contract {
  private final VirtualTimeline time =
      new VirtualTimeline(Instant.parse("2026-11-22T00:00:00.750Z"));
  private final MemoryS3 s3 = new MemoryS3(time);

  @Override
  S3Client s3() {
    return s3;
  }

  @Test
  void timesFollowTheTimelineToTheSecond() {
    s3.createBucket(b -> b.bucket("b"));
    s3.putObject(p -> p.bucket("b").key("k"), RequestBody.fromString("v"));
    time.advance(Duration.ofMinutes(2));

    HeadObjectResponse head = s3.headObject(h -> h.bucket("b").key("k"));
    assertThat(head.lastModified()).isEqualTo(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(head.sdkHttpResponse().firstMatchingHeader("Date"))
        .contains("Sun, 22 Nov 2026 00:02:00 GMT");
  }

  @Test
  void theSameContentWrittenAgainHasAnotherETag() {
    s3.createBucket(b -> b.bucket("b"));
    PutObjectResponse first =
        s3.putObject(p -> p.bucket("b").key("k"), RequestBody.fromString("v"));
    PutObjectResponse second =
        s3.putObject(p -> p.bucket("b").key("k"), RequestBody.fromString("v"));

    assertThat(second.eTag()).isNotEqualTo(first.eTag());
  }
}
