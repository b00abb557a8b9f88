package io.aurorafleet.cloud.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.time.WorkClock;
import io.aurorafleet.contracts.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is served by which question. */
class SharedLooksTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Set<String>> questions = new CopyOnWriteArrayList<>();
  private final CountDownLatch sent = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);
  private final Set<Thread> known = ConcurrentHashMap.newKeySet();
  private final Semaphore waiting = new Semaphore(0);
  private volatile String world = "before";
  private volatile Duration now = Duration.ZERO;
  private volatile Supplier<RuntimeException> refusal = () -> new IllegalStateException("none");
  private volatile boolean refuses;

  /** Stands still, and tells of everybody who waits. */
  private final WorkClock clock =
      new WorkClock() {
        @Override
        public Instant now() {
          return Instant.EPOCH.plus(now);
        }

        @Override
        public Duration monotonic() {
          return now;
        }

        @Override
        public void pause(Duration time) {
          if (known.add(Thread.currentThread())) {
            waiting.release();
          }
          Thread.onSpinWait();
        }
      };

  private final SharedLooks<String, String> looks = new SharedLooks<>(clock, this::ask);

  /** The first question is answered only when told to, with what was so when it was sent. */
  private Map<String, String> ask(Set<String> about) {
    questions.add(about);
    Map<String, String> seen = new HashMap<>();
    about.stream().filter(a -> !a.equals("missing")).forEach(a -> seen.put(a, a + " " + world));
    if (questions.size() == 1) {
      sent.countDown();
      until(answer);
    }
    if (refuses && (about.size() > 1 || questions.size() == 1)) {
      throw refusal.get();
    }
    return seen;
  }

  @AfterEach
  void end() {
    answer.countDown();
    threads.shutdownNow();
  }

  @Test
  void anAnswerServesNobodyWhoCameAfterItsQuestionWasSent() throws Exception {
    Future<Optional<String>> early = first();
    world = "after";
    List<Future<Optional<String>>> late = others("orders", "billing", "missing", "orders");
    answer.countDown();

    assertThat(early.get()).contains("orders before");
    assertThat(late.get(0).get()).contains("orders after");
    assertThat(late.get(1).get()).contains("billing after");
    assertThat(late.get(2).get()).isEmpty();
    assertThat(late.get(3).get()).contains("orders after");
  }

  @Test
  void thoseWhoWaitTogetherAreServedByOneQuestion() throws Exception {
    Future<Optional<String>> early = first();
    List<Future<Optional<String>>> late =
        others(IntStream.range(0, 40).mapToObj(i -> "c" + i).toArray(String[]::new));
    answer.countDown();
    for (Future<Optional<String>> one : late) {
      assertThat(one.get()).isPresent();
    }
    assertThat(early.get()).isPresent();
    assertThat(questions).hasSize(2);
    assertThat(questions.get(1)).hasSize(40);
  }

  @Test
  void aQuestionThatHangsHoldsNobodyForLong() throws Exception {
    Future<Optional<String>> early = first();
    List<Future<Optional<String>>> late = others("billing");
    now = Duration.ofSeconds(3);

    assertThat(late.get(0).get()).contains("billing before");
    assertThat(early.isDone()).isFalse();
  }

  @Test
  void aFaultIsToldToAllWhomTheQuestionWasFor() throws Exception {
    Failure throttled = Failure.retry("throttled", "Could not look.", "Wait.");
    Future<Optional<String>> early = first();
    List<Future<Optional<String>>> late = others("billing", "stock");
    refusal = () -> new OutsideException(throttled);
    refuses = true;
    answer.countDown();

    assertThatThrownBy(early::get).hasCauseInstanceOf(OutsideException.class);
    for (Future<Optional<String>> one : late) {
      assertThatThrownBy(one::get).hasRootCauseInstanceOf(OutsideException.class);
    }
    assertThat(questions).as("they do not all ask again at once").hasSize(2);
  }

  @Test
  void aFaultThatMayBeAboutOneOfThemMakesEachAskForHimself() throws Exception {
    Failure notFound = Failure.fix("not-found", "One of them is not there.", "Look.");
    Future<Optional<String>> early = first();
    List<Future<Optional<String>>> late = others("billing", "missing");
    refusal = () -> new OutsideException(notFound);
    answer.countDown();
    early.get();
    refuses = true;

    assertThat(late.get(0).get()).contains("billing before");
    assertThat(late.get(1).get()).isEmpty();
  }

  @Test
  void aSurpriseToTheOneWhoAsksLeavesTheOthersToAskForThemselves() throws Exception {
    Future<Optional<String>> early = first();
    List<Future<Optional<String>>> late = others("billing", "stock");
    refusal = () -> new IllegalStateException("a bug");
    refuses = true;
    answer.countDown();

    assertThatThrownBy(early::get).hasRootCauseInstanceOf(IllegalStateException.class);
    long surprised = 0;
    for (Future<Optional<String>> one : late) {
      surprised += failed(one) ? 1 : 0;
    }
    assertThat(surprised).as("the one who asked for both").isEqualTo(1);
  }

  private static boolean failed(Future<Optional<String>> one) throws InterruptedException {
    try {
      return one.get().isEmpty();
    } catch (java.util.concurrent.ExecutionException e) {
      return true;
    }
  }

  /** Somebody whose question is under way. */
  private Future<Optional<String>> first() {
    Future<Optional<String>> first = threads.submit(() -> looks.ask("orders"));
    until(sent);
    return first;
  }

  /** Others, all of whom wait by now. */
  private List<Future<Optional<String>>> others(String... about) throws InterruptedException {
    List<Future<Optional<String>>> all =
        List.of(about).stream().map(a -> threads.submit(() -> looks.ask(a))).toList();
    assertThat(waiting.tryAcquire(about.length, 20, TimeUnit.SECONDS)).isTrue();
    return all;
  }

  private static void until(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
