package io.aurorafleet.cloud.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.checkpoint.MapStore.Fate;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.store.Keys;
import org.junit.jupiter.api.Test;

class ManifestsTest {
  private final MapStore objects = new MapStore();
  private final Manifests manifests = new Manifests(objects);

  @Test
  void aManifestIsWrittenOnceAndWritingItAgainIsFine() {
    Manifest manifest = Given.manifest(Given.TONIGHT);
    objects.fates.add(Fate.REPLY_LOST);

    manifests.create(manifest);
    manifests.create(manifest);

    assertThat(manifests.find(Given.TONIGHT)).contains(manifest);
    assertThat(objects.writes).isEqualTo(1);
  }

  @Test
  void anotherManifestUnderTheSameNameIsRefusedAndTheFirstKept() {
    manifests.create(Given.manifest(Given.TONIGHT));
    Manifest other =
        new Manifest(
            Manifest.SCHEMA,
            Given.TONIGHT,
            Given.NOW.plusSeconds(1),
            "123456789012",
            "eu-central-1",
            "UpgradeDB=Y",
            Given.manifest(Given.TONIGHT).module(),
            Given.manifest(Given.TONIGHT).target(),
            Given.manifest(Given.TONIGHT).options(),
            Given.manifest(Given.TONIGHT).clusters());

    OutsideException refused =
        catchThrowableOfType(OutsideException.class, () -> manifests.create(other));

    assertThat(refused.failure().code()).isEqualTo("run-exists");
    assertThat(manifests.find(Given.TONIGHT)).contains(Given.manifest(Given.TONIGHT));
  }

  @Test
  void runsAreListedOldestFirstAndStrayObjectsIgnored() {
    manifests.create(Given.manifest(Given.TONIGHT));
    manifests.create(Given.manifest(Given.YESTERDAY));
    objects.put("runs/Not A Run/x", "{}");

    assertThat(manifests.runs()).containsExactly(Given.YESTERDAY, Given.TONIGHT);
  }

  @Test
  void aManifestOfANewerVersionIsLeftAlone() {
    objects.put(Keys.manifest(Given.TONIGHT), "{\"schema\":99}");

    OutsideException newer =
        catchThrowableOfType(OutsideException.class, () -> manifests.find(Given.TONIGHT));

    assertThat(newer.failure().code()).isEqualTo("newer-schema");
  }
}
