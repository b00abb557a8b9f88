package io.aurorafleet.lab.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoughEventsTest {
  @Test
  void threeInTenAreLostAndThreeInTenComeTwice() {
    RoughEvents events = new RoughEvents(1);
    int arrived = IntStream.range(0, 10_000).map(i -> events.deliveries("{}").size()).sum();
    assertThat(events.emitted()).isEqualTo(10_000);
    assertThat((double) events.lost()).isCloseTo(3_000, within(200.0));
    assertThat((double) events.doubled()).isCloseTo(3_000, within(200.0));
    assertThat((long) arrived).isEqualTo(10_000 - events.lost() + events.doubled());
  }

  @Test
  void theSameSeedLosesTheSame() {
    RoughEvents one = new RoughEvents(7);
    RoughEvents other = new RoughEvents(7);
    IntStream.range(0, 100)
        .forEach(i -> assertThat(one.deliveries("a")).isEqualTo(other.deliveries("b")));
  }
}
