package io.aurorafleet.worker.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WorkerConfigTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "AURORA_FLEET_WORK_QUEUE_URL", "http://q/work",
          "AURORA_FLEET_EVENTS_QUEUE_URL", "http://q/events",
          "AURORA_FLEET_DEAD_LETTER_QUEUE_URL", "http://q/dead",
          "AURORA_FLEET_BUCKET", "fleet");

  @Test
  void theDefaultsAreThoseOfAws() throws Exception {
    WorkerConfig config = WorkerConfig.from(LEAST, "host");
    assertThat(config.name()).startsWith("host-");
    assertThat(config.concurrency()).isEqualTo(10);
    assertThat(config.tempo()).isEqualTo(Tempo.aws());
    assertThat(config.topicArn()).isNull();
  }

  @Test
  void speedScalesEveryTimeTogether() throws Exception {
    Map<String, String> environment = new TreeMap<>(LEAST);
    environment.put("AURORA_FLEET_SPEED", "10");
    Tempo tempo = WorkerConfig.from(environment, "host").tempo();
    assertThat(tempo.lease()).isEqualTo(Duration.ofSeconds(12));
    assertThat(tempo.callTimeout()).isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void allThatIsWrongIsSaidAtOnceWithWhereToTakeItFrom() {
    assertThatThrownBy(() -> WorkerConfig.from(Map.of("AURORA_FLEET_CONCURRENCY", "many"), "host"))
        .hasMessageContaining("AURORA_FLEET_WORK_QUEUE_URL is not set")
        .hasMessageContaining("AURORA_FLEET_BUCKET is not set")
        .hasMessageContaining("CloudFormation")
        .hasMessageContaining("AURORA_FLEET_CONCURRENCY is \"many\"; give a number from 1");
  }
}
