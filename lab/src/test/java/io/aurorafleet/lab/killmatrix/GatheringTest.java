package io.aurorafleet.lab.killmatrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.time.WorkClock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** When the supervisor stops to wait for clusters to come to their points. */
class GatheringTest {
  private static final int NEVER = Integer.MAX_VALUE;
  private static final Duration LONGEST = Duration.ofMinutes(4);

  /** Seconds at which clusters come, are over, and at which the worker dies. */
  private final Map<String, Integer> comes = new HashMap<>(Map.of("a", NEVER, "b", NEVER));

  private final Map<String, Integer> over = new HashMap<>(Map.of("a", NEVER, "b", NEVER));
  private int dies = NEVER;
  private Duration now = Duration.ZERO;

  @Test
  void goesOnAsSoonAsAllHaveCome() throws IOException {
    comes.put("a", 3);
    comes.put("b", 40);
    assertThat(gathered()).isEqualTo(40);
  }

  @Test
  void waitsTwoMinutesForWhoeverFollowsTheFirst() throws IOException {
    comes.put("a", 3);
    assertThat(gathered()).isEqualTo(133);
  }

  @Test
  void waitsNotLongForWhoeverIsOver() throws IOException {
    comes.put("a", 3);
    over.put("b", 10);
    assertThat(gathered()).as("a point may follow the end").isEqualTo(15);
  }

  @Test
  void aWorkerThatDiedByItselfIsNoResult() {
    comes.put("a", 3);
    dies = 7;
    assertThatThrownBy(this::gathered).isInstanceOf(IOException.class).hasMessageContaining("oops");
  }

  @Test
  void nobodyComesForFourMinutesOnlyWhereSomethingIsBroken() {
    assertThatThrownBy(this::gathered).isInstanceOf(IOException.class).hasMessageContaining("oops");
    assertThat(now.minus(LONGEST).toSeconds()).isZero();
  }

  /** After how many seconds it went on. */
  private long gathered() throws IOException {
    new Gathering(new Steady(), id -> has(over.get(id)), LONGEST)
        .await(new Worker(), List.of("a", "b"));
    return now.toSeconds();
  }

  private boolean has(int second) {
    return second <= now.toSeconds();
  }

  private final class Worker implements Gathering.Comers {
    @Override
    public Set<String> arrived() {
      return comes.entrySet().stream()
          .filter(e -> has(e.getValue()))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    @Override
    public boolean alive() {
      return !has(dies);
    }

    @Override
    public String errors() {
      return "oops";
    }
  }

  private final class Steady implements WorkClock {
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
      now = now.plus(time);
    }
  }
}
