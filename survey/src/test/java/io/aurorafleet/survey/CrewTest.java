package io.aurorafleet.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.call.LeaseLostException;
import io.aurorafleet.cloud.call.Pulse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class CrewTest {
  private static final Duration OFTEN = Duration.ofMillis(1);

  @Test
  void looksSideBySideUpToItsLimitAndAnswersInOrder() {
    CyclicBarrier three = new CyclicBarrier(3);
    AtomicInteger now = new AtomicInteger();
    List<Integer> most = Collections.synchronizedList(new ArrayList<>());
    List<Supplier<Integer>> looks = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      int number = i;
      looks.add(
          () -> {
            most.add(now.incrementAndGet());
            awaits(three);
            now.decrementAndGet();
            return number;
          });
    }
    assertThat(new Crew(3, OFTEN).work(looks, Pulse.NONE))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(Collections.max(most)).isLessThanOrEqualTo(3);
  }

  private static void awaits(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void beatsWhileALookGoesOn() {
    Semaphore beaten = new Semaphore(0);
    Supplier<String> look =
        () -> {
          beaten.acquireUninterruptibly(5);
          return "seen";
        };
    assertThat(new Crew(2, OFTEN).work(List.of(look), beaten::release)).containsExactly("seen");
  }

  @Test
  void whoLosesItsLeaseBeginsNothingNew() {
    CountDownLatch began = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    AtomicInteger looks = new AtomicInteger();
    Supplier<String> look =
        () -> {
          looks.incrementAndGet();
          began.countDown();
          try {
            never.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          return "";
        };
    Pulse lost =
        () -> {
          if (began.getCount() == 0) {
            throw new LeaseLostException("gone");
          }
        };
    assertThatThrownBy(() -> new Crew(1, OFTEN).work(List.of(look, look, look), lost))
        .isInstanceOf(LeaseLostException.class);
    assertThat(looks).hasValue(1);
  }

  @Test
  void aloneItWorksInTheCallersThread() {
    Thread caller = Thread.currentThread();
    Supplier<Boolean> look = () -> Thread.currentThread() == caller;
    assertThat(Crew.alone().work(List.of(look, look), Pulse.NONE)).containsExactly(true, true);
  }

  @Test
  void itsSizeIsReadFromTheEnvironmentAndNonsenseIsRefused() {
    assertThatThrownBy(() -> Crew.from(Map.of(Crew.VARIABLE, "many"), OFTEN))
        .hasMessageContaining(Crew.VARIABLE)
        .hasMessageContaining("1 to 100");
    Supplier<String> look = () -> "seen";
    assertThat(Crew.from(Map.of(Crew.VARIABLE, "100"), OFTEN).work(List.of(look), Pulse.NONE))
        .containsExactly("seen");
  }
}
