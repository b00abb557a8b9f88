package io.aurorafleet.contracts.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.contracts.Wave;
import io.aurorafleet.contracts.json.NewerSchemaException;
import io.aurorafleet.contracts.json.UnreadableException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignalCodecTest {
  private static final Order ORDER =
      new Order(
          Order.SCHEMA,
          new RunId("r1"),
          new ClusterId("orders-db"),
          "cluster-ABC",
          "123456789012",
          "us-east-1",
          RunModule.UPGRADE,
          new EngineVersion("17.11"),
          Wave.SECOND,
          RunOptions.defaults());

  @ParameterizedTest
  @EnumSource
  void ourSignalsComeBackEqual(WorkSignal.Reason reason) throws Exception {
    WorkSignal signal = new WorkSignal(ORDER, new WorkSignal.Cursor("await-upgrade", 7, 2), reason);
    assertThat(SignalCodec.decode(SignalCodec.encode(signal))).isEqualTo(signal);
  }

  @Test
  void anAttributeIsLeftFreeForTheDeadLetterReason() {
    WorkSignal signal =
        new WorkSignal(ORDER, new WorkSignal.Cursor("gate", 1, 1), WorkSignal.Reason.TIMER);
    assertThat(SignalCodec.encode(signal).attributes())
        .hasSize(WireMessage.MOST_ATTRIBUTES)
        .containsEntry("run", "r1")
        .containsEntry("cluster", "orders-db")
        .containsEntry("step", "gate")
        .containsEntry("visit", "1");
  }

  @Test
  void anOrderSentByHandWithoutAttributesIsAFreshOrder() throws Exception {
    WireMessage wire = new WireMessage(body(), Map.of());
    assertThat(SignalCodec.decode(wire))
        .isEqualTo(new WorkSignal(ORDER, new WorkSignal.Cursor("", 0, 1), WorkSignal.Reason.ORDER));
  }

  @Test
  void attributesOfAnotherClusterAreNotBelieved() {
    WireMessage wire = new WireMessage(body(), Map.of("cluster", "other-db"));
    assertThatThrownBy(() -> SignalCodec.decode(wire))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("another run or cluster");
  }

  @Test
  void anEventOfRdsIsReadFromEventBridgesEnvelope() throws Exception {
    Signal signal = SignalCodec.decode(new WireMessage(EVENT, Map.of()));
    assertThat(signal)
        .isEqualTo(
            new RdsNotice(
                "844e2571",
                "RDS-EVENT-0173",
                "CLUSTER",
                "my-db-cluster",
                "123456789012",
                "us-east-1",
                Instant.parse("2018-10-06T12:26:13.882Z"),
                "Database cluster has been patched"));
  }

  @Test
  void aNewerOrderIsRecognisedAsSuch() {
    String newer = body().replace("\"schema\":1", "\"schema\":2");
    assertThatThrownBy(() -> SignalCodec.decode(new WireMessage(newer, Map.of())))
        .isInstanceOf(NewerSchemaException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "42",
        "{}",
        "not json",
        "{\"schema\":1}",
        "{\"schema\":\"1\"}",
        "{\"detail-type\":\"x\",\"source\":\"aws.ec2\",\"detail\":{}}",
        "{\"detail-type\":\"x\",\"source\":\"aws.rds\",\"detail\":{\"SourceIdentifier\":\"c\",\"Date\":\"soon\"}}"
      })
  void whatIsNeitherIsUnreadable(String body) {
    assertThatThrownBy(() -> SignalCodec.decode(new WireMessage(body, Map.of())))
        .isInstanceOf(UnreadableException.class);
  }

  @Test
  void aMissingPartIsNamed() {
    String body = body().replace("\"module\"", "\"modul\"");
    assertThatThrownBy(() -> SignalCodec.decode(new WireMessage(body, Map.of())))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("it names no module");
  }

  @Test
  void malformedAttributesAreUnreadable() {
    Map<String, String> attributes = new HashMap<>(Map.of("visit", "seven"));
    assertThatThrownBy(() -> SignalCodec.decode(new WireMessage(body(), attributes)))
        .isInstanceOf(UnreadableException.class)
        .hasMessageContaining("malformed");
  }

  private static String body() {
    return SignalCodec.encode(
            new WorkSignal(ORDER, new WorkSignal.Cursor("", 0, 1), WorkSignal.Reason.ORDER))
        .body();
  }

  private static final String EVENT =
      """
      {"version":"0","id":"844e2571","detail-type":"RDS DB Cluster Event","source":"aws.rds",
       "account":"123456789012","time":"2018-10-06T12:26:13Z","region":"us-east-1",
       "resources":["arn:aws:rds:us-east-1:123456789012:cluster:my-db-cluster"],
       "detail":{"EventCategories":["notification"],"SourceType":"CLUSTER",
        "SourceArn":"arn:aws:rds:us-east-1:123456789012:cluster:my-db-cluster",
        "Date":"2018-10-06T12:26:13.882Z","Message":"Database cluster has been patched",
        "SourceIdentifier":"my-db-cluster","EventID":"RDS-EVENT-0173","Tags":{"a":"b"}}}
      """;
}
