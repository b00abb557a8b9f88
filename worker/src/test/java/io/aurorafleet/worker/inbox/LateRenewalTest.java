package io.aurorafleet.worker.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.cloud.checkpoint.CheckpointStore;
import io.aurorafleet.cloud.checkpoint.Ids;
import io.aurorafleet.cloud.checkpoint.ObjectStore;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.worker.Rig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A worker that renews its lease after its end, just when another takes its place. */
class LateRenewalTest {
  private Runnable meanwhile = () -> {};

  private final Rig rig = new Rig(store -> new Raced(store));

  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  /** Something happens just before a write. */
  private final class Raced implements ObjectStore {
    private final ObjectStore store;

    private Raced(ObjectStore store) {
      this.store = store;
    }

    @Override
    public Optional<String> replace(String key, String body, String etag) {
      Runnable first = meanwhile;
      meanwhile = () -> {};
      first.run();
      return store.replace(key, body, etag);
    }

    @Override
    public Optional<Stored> get(String key) {
      return store.get(key);
    }

    @Override
    public Optional<String> create(String key, String body) {
      return store.create(key, body);
    }

    @Override
    public void put(String key, String body) {
      store.put(key, body);
    }

    @Override
    public List<String> keys(String prefix) {
      return store.keys(prefix);
    }

    @Override
    public List<String> children(String prefix) {
      return store.children(prefix);
    }
  }

  private void renew() {
    CheckpointStore owner = new CheckpointStore(rig.objects, Ids.random());
    var at = owner.find(Rig.order().run(), Rig.order().cluster()).orElseThrow();
    owner.save(at.checkpoint().renewed((Position.Claimed) at.checkpoint().position()), at.etag());
  }

  @Test
  void theTakeoverThatLosesStaysAndGuardsTheRenewedClaim() {
    rig.looks.add(
        visit -> {
          throw new Killed();
        });
    rig.dispatch();
    Inbox one = rig.worker("one");
    assertThatThrownBy(() -> rig.drain(one)).isInstanceOf(Killed.class);
    rig.time.advance(Duration.ofSeconds(122));
    meanwhile = this::renew;
    Inbox two = rig.worker("two");
    rig.drain(two);
    assertThat(rig.looked).as("the renewed claim is not taken").isEqualTo(1);
    for (int i = 0; i < 4; i++) {
      rig.time.advance(Duration.ofSeconds(61));
      rig.drain(two);
    }
    assertThat(rig.checkpoint().position()).isInstanceOf(Position.Finished.class);
  }
}
