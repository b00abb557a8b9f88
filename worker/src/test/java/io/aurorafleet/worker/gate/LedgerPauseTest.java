package io.aurorafleet.worker.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.LedgerStore;
import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.signal.Order;
import io.aurorafleet.worker.Rig;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.engine.Outcome;
import io.aurorafleet.worker.engine.Visit;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is asked last before a cluster is changed. */
class LedgerPauseTest {
  private final Rig rig = new Rig();
  private final LedgerStore ledgers = new LedgerStore(rig.objects, Ids.random());
  private final Pause pause = new LedgerPause(ledgers, rig.pointers, Tempo.aws());

  @Test
  void nothingStandsInTheWay() {
    assertThat(objection()).isEmpty();
    assertThat(lock().belongsTo(Rig.order().run(), Rig.order().cluster()))
        .as("a lock that was lost is taken again")
        .isTrue();
  }

  @Test
  void aPausedRunOrClusterWaits() {
    ledger(l -> l.pause("p", true));
    assertThat(objection()).get().isInstanceOf(Outcome.Waiting.class);
    ledger(l -> l.pause("q", false).pause("r", List.of(Rig.order().cluster()), true));
    assertThat(objection()).get().isInstanceOf(Outcome.Waiting.class);
  }

  @Test
  void afterTheWindowTheAttemptEndsAsHeld() {
    ledger(l -> l.until("w", rig.time.instant()));
    Outcome.Failed failed = (Outcome.Failed) objection().orElseThrow();
    assertThat(failed.failure().holds()).isTrue();
    assertThat(failed.failure().code()).isEqualTo("window-over");
  }

  @Test
  void aClusterThatAnotherRunHasTakenOverIsNotTouched() {
    Order order = Rig.order();
    Order other =
        new Order(
            order.schema(),
            new RunId("late"),
            order.cluster(),
            order.resourceId(),
            order.account(),
            order.region(),
            order.module(),
            order.target(),
            order.wave(),
            order.options());
    rig.pointers.claim(other, Pointers.Kind.CLUSTER, order.cluster().value(), rig.time.instant());
    Outcome.Failed failed = (Outcome.Failed) objection().orElseThrow();
    assertThat(failed.failure().code()).isEqualTo("cluster-taken");
    assertThat(failed.failure().reason()).contains("Run late");
  }

  private Pointers.Found lock() {
    Order order = Rig.order();
    return rig.pointers
        .find(order.account(), order.region(), Pointers.Kind.CLUSTER, order.cluster().value())
        .orElseThrow();
  }

  private void ledger(UnaryOperator<Ledger> change) {
    ledgers.change(Rig.order().run(), 10, l -> Optional.of(change.apply(l)));
  }

  private Optional<Outcome> objection() {
    AtomicReference<Optional<Outcome>> seen = new AtomicReference<>(Optional.empty());
    rig.looks.clear();
    rig.looks.add(
        (Visit visit) -> {
          seen.set(pause.objection(visit));
          return Outcome.waiting("the test", Duration.ofSeconds(60));
        });
    if (rig.checkpoints.find(Rig.order().run(), Rig.order().cluster()).isEmpty()) {
      rig.dispatch();
    } else {
      rig.time.advance(Duration.ofSeconds(61));
    }
    rig.drain(rig.worker("one"));
    return seen.get();
  }
}
