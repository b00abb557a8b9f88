package io.aurorafleet.dispatcher.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which clusters a run is about, and why others are not. */
class SelectionTest {
  private static final Tag TAG = Tag.parse(Tag.DEFAULT);

  private static ClusterView cluster(
      String mode, String version, String global, Map<String, String> tags) {
    return new ClusterView(
        new ClusterId("orders"),
        "arn",
        "cluster-1",
        ClusterView.AVAILABLE,
        new EngineVersion(version),
        mode,
        "host",
        5432,
        null,
        "default",
        List.of(),
        null,
        List.of(),
        global,
        null,
        false,
        List.of(),
        tags,
        new ClusterView.Shape(
            null, List.of(), false, null, null, null, false, 1, null, false, null, null, null,
            List.of()));
  }

  @ParameterizedTest
  @CsvSource({
    "serverless, 13.9, , second, Aurora Serverless v1",
    "provisioned, 16.13, world, second, a member of global database world",
    "provisioned, 17.9-limitless, , second, a special flavour of the engine",
    "provisioned, 16.13, , frist, 'its tag aurora-fleet-wave is \"frist\"'",
  })
  void namesWhyATaggedClusterIsLeftOut(
      String mode, String version, String global, String wave, String reason) {
    Map<String, String> tags = Map.of("UpgradeDB", "Y", Selection.WAVE_TAG, wave);

    Selection selection = Selection.of(List.of(cluster(mode, version, global, tags)), TAG);

    assertThat(selection.chosen()).isEmpty();
    assertThat(selection.skipped()).singleElement().asString().contains(reason);
  }

  @Test
  void saysNothingOfClustersWithoutTheTag() {
    Map<String, String> other = Map.of("UpgradeDB", "y");

    Selection selection = Selection.of(List.of(cluster("serverless", "13.9", "world", other)), TAG);

    assertThat(selection.seen()).isEqualTo(1);
    assertThat(selection.chosen()).isEmpty();
    assertThat(selection.skipped()).isEmpty();
  }

  @Test
  void aTagSendsOneClusterToAnotherVersion() {
    Map<String, String> tags = Map.of("UpgradeDB", "Y", Selection.TARGET_TAG, "16.15");

    Selection selection = Selection.of(List.of(cluster("provisioned", "16.13", null, tags)), TAG);

    assertThat(selection.chosen())
        .singleElement()
        .satisfies(entry -> assertThat(entry.target()).isEqualTo(new EngineVersion("16.15")));
  }

  @Test
  void aTargetTagThatIsNoVersionLeavesTheClusterOut() {
    Map<String, String> tags = Map.of("UpgradeDB", "Y", Selection.TARGET_TAG, "newest");

    Selection selection = Selection.of(List.of(cluster("provisioned", "16.13", null, tags)), TAG);

    assertThat(selection.skipped()).singleElement().asString().contains("such as 17.4");
  }
}
