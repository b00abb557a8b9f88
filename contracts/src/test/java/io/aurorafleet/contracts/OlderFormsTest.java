package io.aurorafleet.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.report.ClusterReport;
import io.aurorafleet.contracts.report.RunReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the version before has written is still read: fields it did not know have a meaning. */
class OlderFormsTest {
  @Test
  void tableWorkAndExtensionsOfBeforeSayLessButAreRead() throws Exception {
    ObjectNode tree = (ObjectNode) Json.tree(Json.write(Samples.checkpoint()));
    without(tree, "extent", "note");
    Checkpoint read = Json.read(Checkpoint.class, tree.toString(), Checkpoint.SCHEMA);
    assertThat(read.latest(Fact.TablesFrozen.class).orElseThrow().databases())
        .singleElement()
        .satisfies(
            work -> {
              assertThat(work.extent()).isNull();
              assertThat(work.tables()).isEqualTo(work.done() + work.left().size());
            });
    assertThat(read.latest(Fact.ExtensionsUpdated.class).orElseThrow().changes())
        .singleElement()
        .satisfies(change -> assertThat(change.note()).isEmpty());
  }

  @Test
  void reportsOfBeforeHaveNoTableWork() throws Exception {
    ObjectNode tree = (ObjectNode) Json.tree(Json.write(Samples.report()));
    without(tree, "frozen", "analyzed", "usableAfterSeconds");
    ClusterReport read =
        Json.read(RunReport.class, tree.toString(), RunReport.SCHEMA).clusters().get(0);
    assertThat(read.frozen()).isEmpty();
    assertThat(read.analyzed()).isEmpty();
    assertThat(read.usableAfterSeconds()).isNull();
  }

  private static void without(JsonNode node, String... fields) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of(fields));
    }
    node.forEach(child -> without(child, fields));
  }
}
