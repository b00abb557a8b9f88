package io.aurorafleet.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  record Dated(int schema, Instant at) {}

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-22T21:00:00Z",
        "2026-02-28T23:59:59.5Z",
        "2024-02-29T00:00:00.123Z",
        "2026-12-31T12:30:45.123456789Z",
        "1999-01-01T01:02:03.000001Z",
        "2026-11-22T21:00:00+02:00"
      })
  void everyFormOfAnInstantIsReadAsJavaReadsIt(String text) throws Exception {
    Dated read = Json.read(Dated.class, "{\"schema\":1,\"at\":\"" + text + "\"}", 1);
    assertThat(read.at()).isEqualTo(OffsetDateTime.parse(text).toInstant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-13-22T21:00:00Z", "2026-02-30T21:00:00Z", "2026-11-22"})
  void whatIsNoInstantIsUnreadable(String text) {
    assertThatThrownBy(() -> Json.read(Dated.class, "{\"schema\":1,\"at\":\"" + text + "\"}", 1))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void theSchemaCountsWhereverItStands() {
    assertThatThrownBy(
            () -> Json.read(Dated.class, "{\"at\":{\"new\":[{\"schema\":1}]},\"schema\":2}", 1))
        .isInstanceOf(NewerSchemaException.class);
    assertThatThrownBy(() -> Json.read(Dated.class, "{\"at\":{\"schema\":1}}", 1))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("no schema number");
    assertThatThrownBy(() -> Json.read(Dated.class, "[1]", 1))
        .hasMessageContaining("not a JSON object");
    assertThatThrownBy(() -> Json.read(Dated.class, "{\"schema\":1,\"at\":", 1))
        .hasMessageContaining("not JSON");
  }
}
