package io.aurorafleet.worker.steps.databases;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.checkpoint.ExtensionChange;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of extensions, whoever updated them. */
class ExtensionsStepTest {
  @Test
  void defect1ExtensionsUpdatedByAPredecessorAreToldAndFailuresToo() {
    List<ExtensionChange> changes =
        ExtensionsStep.changes(
            "app",
            Map.of("hstore", "1.7", "postgis", "3.1", "ltree", "1.2"),
            Map.of("hstore", "1.8", "postgis", "3.1", "ltree", "1.2"),
            List.of(new ExtensionChange("app", "postgis", "3.1", "3.1", "no update path")));
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new ExtensionChange("app", "hstore", "1.7", "1.8", ""),
            new ExtensionChange("app", "postgis", "3.1", "3.1", "no update path"));
  }
}
