package io.aurorafleet.sandbox.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ScaledTimelineTest {
  @Test
  void whatTakesAwsAnHourIsSoonDone() throws Exception {
    try (ScaledTimeline timeline = new ScaledTimeline(36_000)) {
      CountDownLatch done = new CountDownLatch(1);
      timeline.after(Duration.ofHours(1), done::countDown);

      assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  @Test
  void whatIsDueAtOnceRunsInTheOrderAskedForAndAFailureStopsNothing() throws Exception {
    try (ScaledTimeline timeline = new ScaledTimeline(1)) {
      List<Integer> ran = new CopyOnWriteArrayList<>();
      CountDownLatch done = new CountDownLatch(1);
      timeline.after(
          Duration.ZERO,
          () -> {
            throw new IllegalStateException("planned by the test");
          });
      timeline.after(Duration.ZERO, () -> ran.add(1));
      timeline.after(Duration.ZERO, () -> ran.add(2));
      timeline.after(Duration.ZERO, done::countDown);

      assertThat(done.await(1, TimeUnit.MINUTES)).isTrue();
      assertThat(ran).containsExactly(1, 2);
    }
  }

  @Test
  void afterItsEndNothingHappens() {
    ScaledTimeline timeline = new ScaledTimeline(1);
    timeline.close();

    timeline.after(Duration.ZERO, () -> {});
  }

  @Test
  void aScaleThatWouldStopTimeIsRefused() {
    assertThatThrownBy(() -> new ScaledTimeline(0)).isInstanceOf(IllegalArgumentException.class);
  }
}
