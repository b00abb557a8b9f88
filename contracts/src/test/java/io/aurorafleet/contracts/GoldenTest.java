package io.aurorafleet.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aurorafleet.contracts.checkpoint.Checkpoint;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import io.aurorafleet.contracts.report.RunReport;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.contracts.run.Manifest;
import io.aurorafleet.contracts.run.OwnedPointer;
import io.aurorafleet.contracts.signal.Order;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Stored and sent records keep their form: workers of two versions, and runs of last month, read
 * them. When a form changes on purpose, run with -Dgolden.write=true and read the difference.
 */
class GoldenTest {
  static Stream<Arguments> records() {
    return Stream.of(
        Arguments.of("order", Samples.order(), Order.SCHEMA),
        Arguments.of("manifest", Samples.manifest(), Manifest.SCHEMA),
        Arguments.of("checkpoint", Samples.checkpoint(), Checkpoint.SCHEMA),
        Arguments.of("ledger", Samples.ledger(), Ledger.SCHEMA),
        Arguments.of("pointer", Samples.pointer(), OwnedPointer.SCHEMA),
        Arguments.of("report", Samples.report(), RunReport.SCHEMA));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void keepsItsForm(String name, Object record, int schema) throws Exception {
    String json = Json.writePretty(record);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(Path.of("src/test/resources/golden", name + ".json"), json);
    }
    assertThat(json).isEqualTo(golden(name));
    assertThat(Json.read(record.getClass(), golden(name), schema)).isEqualTo(record);
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "manifest", "checkpoint"})
  void readsWhatTheVersionBeforeWrote(String name) throws Exception {
    Class<?> type =
        Map.of("order", Order.class, "manifest", Manifest.class, "checkpoint", Checkpoint.class)
            .get(name);
    assertThat((Object) Json.read(type, golden("before/" + name), 1)).isNotNull();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void ignoresAFieldItDoesNotKnow(String name, Object record, int schema) throws Exception {
    ObjectNode tree = (ObjectNode) Json.tree(golden(name));
    tree.put("added-by-a-newer-version", "x");
    assertThat(Json.read(record.getClass(), tree.toString(), schema)).isEqualTo(record);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("records")
  void refusesANewerSchemaAsSuch(String name, Object record, int schema) throws Exception {
    ObjectNode tree = (ObjectNode) Json.tree(golden(name));
    tree.put("schema", schema + 1);
    assertThatThrownBy(() -> Json.read(record.getClass(), tree.toString(), schema))
        .isInstanceOf(NewerSchemaException.class)
        .hasMessageContaining("Upgrade this worker");
  }

  @Test
  void readsWhatTheVersionBeforeWrote() throws Exception {
    Ledger ledger = Json.read(Ledger.class, golden("before/ledger"), Ledger.SCHEMA);
    assertThat(ledger.admits(Samples.CLUSTER, 1)).isTrue();
    assertThat(ledger.waves()).isEmpty();
    assertThat(ledger.spent(Wave.SECOND)).isFalse();
    assertThat(ledger.pauses(Samples.CLUSTER)).isFalse();
    Manifest manifest = Json.read(Manifest.class, golden("before/manifest"), Manifest.SCHEMA);
    assertThat(manifest.options().failureBudget()).isNull();
    assertThat(manifest.options().windowEnd()).isNull();
    Order order = Json.read(Order.class, golden("before/order"), Order.SCHEMA);
    assertThat(order).isEqualTo(manifest.order(manifest.clusters().get(0)));
    Checkpoint checkpoint =
        Json.read(Checkpoint.class, golden("before/checkpoint"), Checkpoint.SCHEMA);
    assertThat(checkpoint.committed()).isTrue();
    assertThat(checkpoint.cancelAsked()).isFalse();
  }

  @Test
  void theCheckpointSampleHoldsEveryKindOfFact() {
    assertThat(Samples.facts().stream().map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(Fact.class.getPermittedSubclasses()));
  }

  @Test
  void aFactOfAnotherVersionMakesTheCheckpointUnreadableRatherThanForgotten() throws Exception {
    String json = golden("checkpoint").replace("\"SnapshotReady\"", "\"NeverHeardOf\"");
    assertThatThrownBy(() -> Json.read(Checkpoint.class, json, Checkpoint.SCHEMA))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void whatTheVersionBeforeWroteIsReadWithDefaults() throws Exception {
    ObjectNode tree = (ObjectNode) Json.tree(golden("checkpoint"));
    ((ObjectNode) tree.path("order")).remove("approval");
    for (JsonNode fact : tree.path("facts")) {
      if (fact.path("fact").asText().equals("GroupsReady")) {
        ((ObjectNode) fact).remove(List.of("parameters", "members"));
      }
      fact.path("findings").forEach(f -> ((ObjectNode) f).remove("source"));
    }
    Checkpoint old = Json.read(Checkpoint.class, tree.toString(), Checkpoint.SCHEMA);
    assertThat(old.order().approval()).isNull();
    assertThat(old.latest(Fact.GroupsReady.class).orElseThrow().parameters()).isEmpty();
    assertThat(old.latest(Fact.GroupsReady.class).orElseThrow().members()).isEmpty();
    assertThat(old.latest(Fact.PreflightPassed.class).orElseThrow().findings())
        .allSatisfy(f -> assertThat(f.source()).isNull());
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = GoldenTest.class.getResourceAsStream("/golden/" + name + ".json")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
