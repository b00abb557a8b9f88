package io.aurorafleet.worker.steps.slots;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.RunOptions.Slots;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Slot;
import io.aurorafleet.contracts.checkpoint.Subscription;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.steps.FakeVisit;
import io.aurorafleet.worker.steps.Given;
import io.aurorafleet.worker.steps.World;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Slots and subscriptions around an upgrade: who may be disturbed, and what they are told. */
class SlotsTest {
  private final World world = new World(Given.cluster(Given.V17, "available"));

  private static Slot slot(boolean active, long lag) {
    return Slot.of("cdc", "pgoutput", "app").active(active).confirmed("0/1", "0/2", lag);
  }

  private static Slot invalid() {
    return new Slot(
        "dead",
        "pgoutput",
        "app",
        false,
        false,
        false,
        null,
        null,
        "wal_removed",
        9,
        null,
        List.of());
  }

  private static String objection(Slot slot, Slots option, boolean force, int from) {
    return SlotCare.objection(
            Given.CLUSTER, List.of(slot), RunOptions.defaults().withSlots(option, force), from)
        .map(Failure::code)
        .orElse("");
  }

  @Test
  void consumersThatAreBehindStopTheUpgradeUnlessForced() {
    assertThat(objection(slot(true, 0), Slots.REFUSE, true, 15)).isEqualTo("logical-slots");
    assertThat(objection(slot(true, 100), Slots.RECREATE, false, 15)).isEmpty();
    assertThat(objection(slot(true, SlotCare.TOLERATED + 1), Slots.RECREATE, false, 15))
        .isEqualTo("slots-behind");
    assertThat(objection(slot(false, SlotCare.TOLERATED + 1), Slots.DROP, false, 15))
        .isEqualTo("slots-behind");
    assertThat(objection(slot(true, SlotCare.TOLERATED + 1), Slots.DROP, true, 15)).isEmpty();
    assertThat(objection(invalid(), Slots.DROP, false, 15)).isEmpty();
  }

  @Test
  void slotsStayFrom17OnOnlyIfNothingIsUnread() {
    assertThat(objection(slot(true, 0), Slots.KEEP, true, 16)).isEqualTo("slots-cannot-stay");
    assertThat(objection(slot(true, 100), Slots.KEEP, false, 17)).isEmpty();
    assertThat(objection(slot(false, 0), Slots.KEEP, false, 17)).isEmpty();
    assertThat(objection(slot(false, 1), Slots.KEEP, true, 17)).isEqualTo("slots-unfit");
    assertThat(objection(invalid(), Slots.KEEP, true, 17)).isEqualTo("slots-unfit");
    assertThat(objection(slot(true, SlotCare.TOLERATED + 1), Slots.KEEP, true, 17))
        .isEqualTo("slots-behind");
  }

  @Test
  void theOwnerOfAConsumerIsToldWhetherAnythingWasWrittenInBetween() {
    Slot made = slot(false, 0).confirmed("0/8", "0/9", 0);
    SlotNotes quiet = new SlotNotes(Optional.of(Given.T), Optional.empty(), 7, 7);
    assertThat(quiet.note(slot(true, 56), made, 0))
        .contains("cdc of database app", "0/2 with 56 bytes unread", "again at 0/9")
        .contains("Nothing was written");
    Instant outage = Given.T.plusSeconds(90);
    SlotNotes busy = new SlotNotes(Optional.of(Given.T), Optional.of(outage), 7, 19);
    assertThat(busy.note(slot(true, 0), made, 3)).contains("12 transaction", "3 change");
    assertThat(busy.note(slot(true, 0), made, 0)).contains("could write for 90 s");
    assertThat(busy.note(slot(true, 0), made, -1)).contains("must copy its tables afresh");
  }

  @Test
  void subscriptionsThatWereOnComeOnAgainAndLearnTheirTablesWhereTheUpgradeForgotThem() {
    world.server.databases.get("app").subscriptions.add("from_hq");
    FakeVisit visit =
        new FakeVisit(
                Given.order(
                    RunModule.UPGRADE,
                    Given.V17,
                    RunOptions.defaults().withSafetyClone(false, false)))
            .with(
                new Fact.PathChosen(Given.T, List.of(Given.MAJOR)),
                new Fact.SubscriptionsDisabled(
                    Given.T, List.of(new Subscription("app", "from_hq"))))
            .at("slots-back", 0);
    Outcome.Done done = (Outcome.Done) world.look(visit);
    assertThat(world.server.did).contains("enable subscription from_hq in app, refreshed");
    visit.with(done.facts().toArray(Fact[]::new));
    assertThat(Subscriptions.outstanding(visit.checkpoint())).isEmpty();
  }

  @Test
  void aFailedAttemptSwitchesSubscriptionsOnAgainToo() {
    FakeVisit visit =
        new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, RunOptions.defaults()))
            .with(
                new Fact.PathChosen(Given.T, List.of(Given.MAJOR)),
                new Fact.SubscriptionsDisabled(
                    Given.T, List.of(new Subscription("app", "from_hq"))))
            .at("slots-return", 0)
            .failing(Failure.fix("x", "it failed", "mend it"));
    visit.with(((Outcome.Done) world.look(visit)).facts().toArray(Fact[]::new));
    assertThat(world.server.did).contains("enable subscription from_hq in app");
    assertThat(Subscriptions.outstanding(visit.checkpoint())).isEmpty();
  }

  @Test
  void theBookOfSlotsKnowsWhatIsDroppedAndNotBack() {
    Slot a = Slot.of("a", "pgoutput", "app").active(true).confirmed(null, "0/1", 0);
    Slot b = Slot.of("b", "test_decoding", "app").confirmed(null, "0/2", 0);
    Checkpoint checkpoint =
        new FakeVisit(Given.order(RunModule.UPGRADE, Given.V17, RunOptions.defaults()))
            .with(
                new Fact.SlotsRecorded(Given.T, List.of(a, b)),
                new Fact.SlotsDropped(Given.T, List.of("a", "b"), 7),
                // A successor found one of them still there and recorded it anew.
                new Fact.SlotsRecorded(Given.T, List.of(b)),
                new Fact.SlotsDropped(Given.T, List.of("b"), 8))
            .checkpoint();
    assertThat(SlotBook.of(checkpoint).missing()).containsExactly(a, b);
    Checkpoint back =
        checkpoint.with(
            List.of(new Fact.SlotsBack(Given.T, List.of(a), List.of("b: no"), 9, List.of())));
    assertThat(SlotBook.of(back).missing()).containsExactly(b);
  }
}
