package io.aurorafleet.sandbox.rds;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** How long each stage lasts, in AWS's time; the timeline's scale makes it shorter. */
public record Durations(Map<Stage, Duration> by) {
  public Durations {
    by = Map.copyOf(by);
  }

  /** Minutes, as on AWS for small clusters. */
  public static Durations usual() {
    Map<Stage, Duration> all = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      all.put(stage, stage.usual());
    }
    return new Durations(all);
  }

  /** How long the stage lasts; nothing when it is not named. */
  public Duration of(Stage stage) {
    return Objects.requireNonNullElse(by.get(stage), Duration.ZERO);
  }

  /** The same but for one stage. */
  public Durations with(Stage stage, Duration duration) {
    Map<Stage, Duration> all = new EnumMap<>(by);
    all.put(stage, duration);
    return new Durations(all);
  }
}
