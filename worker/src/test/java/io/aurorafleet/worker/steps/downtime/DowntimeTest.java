package io.aurorafleet.worker.steps.downtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.database.Reachability.Sighting;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** How long clients were kept out, as far as anybody saw. */
class DowntimeTest {
  private static final Instant NOW = Given.T.plusSeconds(900);

  private static Sighting up(int second) {
    return new Sighting(Given.T.plusSeconds(second), true);
  }

  private static Sighting down(int second) {
    return new Sighting(Given.T.plusSeconds(second), false);
  }

  private static Fact.Downtime of(List<List<Sighting>> watchers) {
    return Outages.of(watchers, 0, NOW).orElseThrow();
  }

  @Test
  void everyInterruptionCounts() {
    Fact.Downtime downtime =
        of(List.of(List.of(up(0), down(60), up(360), down(400), up(430), up(500))));
    assertThat(downtime.seconds()).isEqualTo(330);
    assertThat(downtime.from()).isEqualTo(Given.T.plusSeconds(60));
    assertThat(downtime.until()).isEqualTo(Given.T.plusSeconds(430));
    assertThat(downtime.whole()).isTrue();
  }

  @Test
  void whatSeveralWatchersSawIsPutTogetherAndAGapIsSaid() {
    Fact.Downtime handedOver =
        of(List.of(List.of(up(0), down(60)), List.of(down(90), up(360), up(400))));
    assertThat(handedOver.seconds()).isEqualTo(300);
    assertThat(handedOver.whole()).isTrue();
    Fact.Downtime missedTheEnd = of(List.of(List.of(up(0), down(60)), List.of(up(360))));
    assertThat(missedTheEnd.seconds()).isEqualTo(300);
    assertThat(missedTheEnd.whole()).isFalse();
    Fact.Downtime missedTheBeginning = of(List.of(List.of(up(0)), List.of(down(90), up(360))));
    assertThat(missedTheBeginning.seconds()).isEqualTo(270);
    assertThat(missedTheBeginning.whole()).isFalse();
  }

  @Test
  void aClusterThatIsNotBackIsDownUntilNow() {
    Fact.Downtime downtime = of(List.of(List.of(up(0), down(600))));
    assertThat(downtime.seconds()).isEqualTo(300);
    assertThat(downtime.until()).isNull();
    assertThat(downtime.whole()).isFalse();
  }

  @Test
  void whoeverWasNeverDownHasNone() {
    assertThat(of(List.of(List.of(up(0), up(60)))).seconds()).isZero();
    assertThat(Outages.of(List.of(), 0, NOW)).isEmpty();
  }

  @Test
  void theWatchOutlivesItsWorkerInTheBucketAndIsToldOnce() {
    World world = new World(Given.cluster(Given.V17, "available"));
    FakeVisit visit =
        new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, RunOptions.defaults()))
            .with(
                new Fact.PathChosen(Given.T, List.of(Given.MAJOR)),
                new Fact.Intended(Given.T, 0, 1, Given.V13, Given.V17))
            .at("await-upgrade", 0);
    world.look(visit);
    Consumer<Sighting> told = world.reachability.watches.values().iterator().next();
    List.of(up(1), down(2), up(9), up(10)).forEach(told);
    visit.at("downtime", 0);
    Outcome.Done done = (Outcome.Done) world.look(visit);
    assertThat(((Fact.Downtime) done.facts().get(0)).seconds()).isEqualTo(7);
    assertThat(world.reachability.ended).hasSize(1);
    visit.with(done.facts().toArray(Fact[]::new)).at("downtime-end", 0);
    assertThat(((Outcome.Done) world.look(visit)).facts()).isEmpty();
  }
}
