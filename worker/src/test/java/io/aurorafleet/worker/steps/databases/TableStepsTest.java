package io.aurorafleet.worker.steps.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.database.DatabaseSession.Table;
import io.aurorafleet.cloud.database.TableSession;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.DatabaseWork;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.worker.config.TableLimits;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.report.LogNames;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Freeze and statistics as steps: what is rested for, announced, tried again and named. */
@ParameterizedClass(name = "{0} session(s)")
@ValueSource(ints = {1, 4})
class TableStepsTest {
  private static final Table T1 = new Table("public", "t1");
  private static final Table T2 = new Table("public", "t2");

  private final World world = new World(Given.cluster(Given.V13, "available"));
  private final int sessions;

  TableStepsTest(int sessions) {
    this.sessions = sessions;
  }

  @BeforeEach
  void limits() {
    world.limits = TableLimits.defaults().sessions(sessions);
  }

  private static FakeVisit freezing() {
    return new FakeVisit(Given.order(RunModule.PREUPGRADE, Given.V17, Given.options(Slots.REFUSE)))
        .with(new Fact.PathChosen(Given.T, List.of(Given.MAJOR)))
        .at("freeze", 0);
  }

  private static FakeVisit analysing() {
    return new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, Given.options(Slots.REFUSE)))
        .with(
            new Fact.PathChosen(Given.T, List.of(Given.MAJOR)),
            new Fact.Upgraded(Given.T, 0, Given.V17, "17.11"))
        .at("statistics", 0);
  }

  @Test
  void freezesEveryDatabaseAndSaysHowFarItCame() {
    world.server.in("app").toFreeze.addAll(List.of(T1, T2));
    world.server.in("template1").toFreeze.add(T1);
    FakeVisit visit = freezing();
    Fact.TablesFrozen frozen = done(world.look(visit), Fact.TablesFrozen.class);
    assertThat(frozen.databases())
        .extracting(DatabaseWork::database, DatabaseWork::done, DatabaseWork::tables)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("app", 2, 2),
            org.assertj.core.groups.Tuple.tuple("postgres", 0, 0),
            org.assertj.core.groups.Tuple.tuple("template1", 1, 1));
    assertThat(visit.latest(Fact.FreezeBegan.class)).isPresent();
    assertThat(visit.log("freeze/app")).anyMatch(l -> l.contains("public.t2 done"));
    assertThat(visit.log(LogNames.FREEZE)).anyMatch(l -> l.startsWith("app: 2 of 2 table(s) done"));
  }

  @Test
  void restsWhileAReaderOrASlotIsBehindAndGoesOnWhenItIsNot() {
    world.server.in("app").toFreeze.add(T1);
    world.server.lags.add(new TableSession.Lag("reader orders-db-2", 0, 60_000));
    FakeVisit visit = freezing();
    assertThat(((Outcome.Waiting) world.look(visit)).on().on())
        .contains("reader orders-db-2 to catch up");
    world.server.lags.set(0, new TableSession.Lag("replication slot cdc", 5L << 30, 0));
    assertThat(((Outcome.Waiting) world.look(visit)).on().on()).contains("5120 MB behind");
    assertThat(world.server.in("app").frozen).isEmpty();
    world.server.lags.clear();
    done(world.look(visit), Fact.TablesFrozen.class);
    assertThat(world.server.in("app").frozen).containsExactly(T1);
  }

  @Test
  void endsAtItsDeadlineAndNamesWhatIsLeft() {
    world.server.in("app").toFreeze.add(T1);
    FakeVisit visit = freezing();
    visit.pass(Duration.ofHours(9));
    Fact.TablesFrozen frozen = done(world.look(visit), Fact.TablesFrozen.class);
    assertThat(world.server.in("app").frozen).isEmpty();
    assertThat(frozen.databases()).allMatch(d -> d.done() == 0);
    assertThat(visit.log(LogNames.EXECUTION)).anyMatch(l -> l.contains("deadline"));
  }

  @Test
  void lockedTablesAreTriedAgainAndThenNamed() {
    world.server.in("app").toFreeze.addAll(List.of(T1, T2));
    world.server.in("app").blocked.put(T1, Failure.retry("table-locked", "pid 7 holds it", "wait"));
    FakeVisit visit = freezing();
    for (int i = 0; i < 5; i++) {
      assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
      visit.replace(visit.checkpoint().progress(visit.checkpoint().now().looked()));
    }
    Fact.TablesFrozen frozen = done(world.look(visit), Fact.TablesFrozen.class);
    assertThat(world.server.in("app").frozen).containsExactly(T2);
    assertThat(frozen.databases().get(0).left()).containsExactly("public.t1: pid 7 holds it");
  }

  @Test
  void defect2_aTableThatMayNotBeFrozenIsNamedAtOnceAndStopsNoOther() {
    world.server.in("app").toFreeze.addAll(List.of(T1, T2));
    world.server.in("app").blocked.put(T1, Failure.fix("table-skipped", "not its owner", "grant"));
    Fact.TablesFrozen frozen = done(world.look(freezing()), Fact.TablesFrozen.class);
    assertThat(frozen.databases().get(0).left()).containsExactly("public.t1: not its owner");
    assertThat(world.server.in("app").frozen).containsExactly(T2);
  }

  @Test
  void roughStatisticsEverywhereComeBeforeAnyThoroughOneAndAreAnnounced() {
    for (String database : List.of("app", "postgres")) {
      world.server.in(database).toDescribe.add(T1);
      world.server.in(database).toAnalyze.add(T1);
    }
    FakeVisit visit = analysing();
    visit.pass(Duration.ofSeconds(42));
    done(world.look(visit), Fact.StatisticsGathered.class);
    List<String> order =
        world.server.did.stream()
            .filter(d -> d.startsWith("rough") || d.startsWith("full"))
            .toList();
    assertThat(order.subList(0, 2)).allMatch(d -> d.startsWith("rough"));
    assertThat(order.subList(2, 4)).allMatch(d -> d.startsWith("full"));
    Fact.Usable usable = visit.need(Fact.Usable.class);
    assertThat(usable.seconds()).isEqualTo(42);
    assertThat(usable.without()).isEmpty();
    assertThat(world.news)
        .singleElement()
        .satisfies(
            n -> {
              assertThat(n.kind()).isEqualTo("Cluster Statistics Usable");
              assertThat(n.subject()).contains("orders-db", "42 s");
              assertThat(n.detail()).contains("\"seconds\":42");
            });
  }

  @Test
  void whatWasAnnouncedAsUsableIsNotMadeRoughOrAnnouncedAgain() {
    world.server.in("app").toAnalyze.add(T1);
    FakeVisit visit = analysing().with(new Fact.Usable(Given.T, Given.T, 1, List.of()));
    world.server.in("app").toDescribe.add(T2);
    done(world.look(visit), Fact.StatisticsGathered.class);
    assertThat(world.server.did).noneMatch(d -> d.startsWith("rough"));
    assertThat(world.news).isEmpty();
  }

  @Test
  void usableNamesTheTablesItIsSaidWithout() {
    world.server.in("app").toDescribe.add(T1);
    world.server.in("app").toAnalyze.add(T1);
    world.server.in("app").blocked.put(T1, Failure.retry("table-locked", "pid 7 holds it", "wait"));
    FakeVisit visit = analysing();
    assertThat(world.look(visit)).isInstanceOf(Outcome.Waiting.class);
    assertThat(visit.need(Fact.Usable.class).without())
        .containsExactly("app.public.t1: pid 7 holds it");
    world.server.in("app").blocked.clear();
    done(world.look(visit), Fact.StatisticsGathered.class);
  }

  private static <F extends Fact> F done(Outcome outcome, Class<F> kind) {
    return kind.cast(((Outcome.Done) outcome).facts().get(0));
  }
}
