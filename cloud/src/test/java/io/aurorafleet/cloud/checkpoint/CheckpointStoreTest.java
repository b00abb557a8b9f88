package io.aurorafleet.cloud.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Loaded;
import io.aurorafleet.cloud.checkpoint.CheckpointStore.Saved;
import io.aurorafleet.cloud.checkpoint.MapStore.Fate;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.store.Keys;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckpointStoreTest {
  private final MapStore objects = new MapStore();
  private final CheckpointStore store = new CheckpointStore(objects, Ids.random());

  @Test
  void whatWasSavedIsLoadedWithAnIdOfItsOwn() throws Exception {
    Saved first = store.create(Given.fresh(Given.TONIGHT)).orElseThrow();
    Saved second = store.save(first.checkpoint(), first.etag());

    Loaded loaded = store.load(Given.TONIGHT, Given.ORDERS).orElseThrow();
    assertThat(loaded.checkpoint()).isEqualTo(second.checkpoint());
    assertThat(loaded.etag()).isEqualTo(second.etag());
    assertThat(second.checkpoint().id()).isNotEqualTo(first.checkpoint().id());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fate.class,
      names = {"REPLY_LOST", "RETRIED", "CONFLICT"})
  void aWriteThatHappenedCountsAsDoneWhateverTheReply(Fate fate) throws Exception {
    objects.fates.add(fate);
    Saved created = store.create(Given.fresh(Given.TONIGHT)).orElseThrow();
    objects.fates.add(fate);
    Saved saved = store.save(created.checkpoint(), created.etag());

    Loaded loaded = store.load(Given.TONIGHT, Given.ORDERS).orElseThrow();
    assertThat(loaded.checkpoint().id()).isEqualTo(saved.checkpoint().id());
    assertThat(loaded.etag()).isEqualTo(saved.etag());
    assertThat(objects.writes).isEqualTo(2);
  }

  @Test
  void aWriteThatGotLostIsTheStoresFaultAndNotSomebodyElses() {
    Saved created = store.create(Given.fresh(Given.TONIGHT)).orElseThrow();
    objects.fates.add(Fate.REQUEST_LOST);

    assertThatThrownBy(() -> store.save(created.checkpoint(), created.etag()))
        .isInstanceOf(OutsideException.class);
  }

  @Test
  void aStoreThatRefusesForEverIsNotWaitedForForEver() {
    Saved created = store.create(Given.fresh(Given.TONIGHT)).orElseThrow();
    for (int i = 0; i < 10; i++) {
      objects.fates.add(Fate.CONFLICT);
    }

    assertThatThrownBy(() -> store.save(created.checkpoint(), created.etag()))
        .isInstanceOf(OutsideException.class);
  }

  @Test
  void whoReadBeforeAnotherWroteIsSuperseded() {
    Saved created = store.create(Given.fresh(Given.TONIGHT)).orElseThrow();
    Saved winner = store.save(created.checkpoint(), created.etag());

    assertThatThrownBy(() -> store.save(created.checkpoint(), created.etag()))
        .isInstanceOf(SupersededException.class);
    assertThat(store.find(Given.TONIGHT, Given.ORDERS).map(Loaded::etag)).contains(winner.etag());
  }

  @Test
  void aSecondFirstCheckpointIsNotCreated() {
    Saved created = store.create(Given.fresh(Given.TONIGHT)).orElseThrow();

    assertThat(store.create(Given.fresh(Given.TONIGHT))).isEmpty();
    assertThat(store.find(Given.TONIGHT, Given.ORDERS).map(Loaded::checkpoint))
        .contains(created.checkpoint());
  }

  @Test
  void aNewerSchemaAndDamageAreToldApartAndLeftAlone() {
    String key = Keys.checkpoint(Given.TONIGHT, Given.ORDERS);
    objects.put(key, "{\"schema\":%d}".formatted(Checkpoint.SCHEMA + 1));
    assertThatThrownBy(() -> store.load(Given.TONIGHT, Given.ORDERS))
        .isInstanceOf(NewerSchemaException.class);

    objects.put(key, "{\"schema\":1,");
    assertThatThrownBy(() -> store.load(Given.TONIGHT, Given.ORDERS))
        .isInstanceOf(UnreadableException.class);
    assertThat(objects.get(key).map(ObjectStore.Stored::body))
        .isEqualTo(Optional.of("{\"schema\":1,"));
  }
}
