package io.aurorafleet.worker.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.time.SystemClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeraldTest {
  private Duration now = Duration.ZERO;
  private final LifeSigns signs = new LifeSigns(() -> now);
  private final Sign work = signs.of("work");
  private final Sign events = signs.of("events");
  private final List<String> told = new ArrayList<>();
  private final Herald herald = new Herald(signs, new Told(), new SystemClock());

  @Test
  void readyOnceAndOnlyWhenBothQueuesHaveAnswered() {
    herald.begin();
    work.reached();
    work.reached();
    assertThat(told).isEmpty();

    events.reached();
    work.reached();
    assertThat(told).containsExactly("ready");
  }

  /** The queue may be out of order for hours; a restart would not mend it. */
  @Test
  void aPollerWhoseQueueFailsLivesButIsNotReady() {
    for (int minute = 0; minute < 60; minute++) {
      now = now.plusMinutes(1);
      work.moving();
      events.moving();
      assertThat(herald.look()).isTrue();
    }

    assertThat(told).contains("alive").doesNotContain("ready");
  }

  @Test
  void onePollerThatHangsIsEnoughToSayNothing() {
    work.reached();
    events.reached();
    now = now.plus(Herald.LIMIT).plusMillis(1);
    work.reached();

    assertThat(herald.look()).isFalse();
    assertThat(signs.silent(Herald.LIMIT)).containsExactly("events");
    assertThat(told).isEmpty();

    events.moving();
    assertThat(herald.look()).isTrue();
  }

  @Test
  void waitingForVisitsIsNoSilence() {
    work.reached();
    events.reached();
    work.waiting();
    now = now.plusHours(5);
    events.moving();

    assertThat(herald.look()).isTrue();
  }

  @Test
  void withoutSystemdNobodyIsTold() {
    assertThat(Systemd.from(Map.of("WATCHDOG_USEC", "60000000")).patience()).isEmpty();
  }

  @Test
  void systemdsPatienceIsRead() {
    Map<String, String> environment = Map.of("NOTIFY_SOCKET", "/x", "WATCHDOG_USEC", "60000000");

    assertThat(Systemd.from(environment).patience()).contains(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "-1", "soon", "99999999999999999999"})
  void anythingElseMeansThatItDoesNotWait(String microseconds) {
    assertThat(Systemd.patience(microseconds)).isEmpty();
  }

  private final class Told implements ServiceManager {
    @Override
    public void ready() {
      told.add("ready");
    }

    @Override
    public void alive() {
      told.add("alive");
    }

    @Override
    public void stopping() {
      told.add("stopping");
    }

    @Override
    public Optional<Duration> patience() {
      return Optional.empty();
    }
  }
}
