package io.aurorafleet.cloud.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.checkpoint.MapStore.Fate;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.run.Ledger;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LedgerStoreTest {
  private static final int LIMIT = 3;

  private final MapStore objects = new MapStore();
  private final LedgerStore store = new LedgerStore(objects, Ids.random());

  @Test
  void admissionsSideBySideNeverExceedTheLimit() throws Exception {
    ExecutorService workers = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Ledger>> admissions =
          IntStream.range(0, 16)
              .mapToObj(i -> (Callable<Ledger>) () -> admit(new ClusterId("c" + i)))
              .toList();
      for (Future<Ledger> admission : workers.invokeAll(admissions)) {
        assertThat(admission.get().inFlight()).isLessThanOrEqualTo(LIMIT);
      }
    } finally {
      workers.shutdownNow();
    }
    assertThat(store.find(Given.TONIGHT).orElseThrow().inFlight()).isEqualTo(LIMIT);
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"REPLY_LOST", "RETRIED", "CONFLICT"})
  void aChangeWhoseReplyWasLostIsMadeOnce(Fate fate) {
    store.open(Given.TONIGHT, LIMIT);
    objects.fates.add(fate);

    assertThat(admit(Given.ORDERS).inFlight()).isEqualTo(1);
    assertThat(objects.writes).isEqualTo(2);
  }

  @Test
  void openingAgainKeepsWhatIsThere() {
    admit(Given.ORDERS);

    assertThat(store.open(Given.TONIGHT, 99).limit()).isEqualTo(LIMIT);
  }

  private Ledger admit(ClusterId cluster) {
    return store.change(
        Given.TONIGHT,
        LIMIT,
        ledger ->
            ledger.hasRoom()
                ? Optional.of(ledger.admit(store.newId(), cluster, 1, Given.NOW))
                : Optional.empty());
  }
}
