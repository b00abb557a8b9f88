package io.aurorafleet.contracts.checkpoint;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.aurorafleet.contracts.Failure;
import java.time.Duration;
import java.time.Instant;

/** What a checkpoint is doing: worked on, waiting, or over in one of three ways. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Position.Claimed.class, name = "claimed"),
  @JsonSubTypes.Type(value = Position.Asleep.class, name = "asleep"),
  @JsonSubTypes.Type(value = Position.Halted.class, name = "halted"),
  @JsonSubTypes.Type(value = Position.Held.class, name = "held"),
  @JsonSubTypes.Type(value = Position.Finished.class, name = "finished")
})
public sealed interface Position {
  /**
   * A worker is at it. The lease counts from when S3 stored the object, by S3's clock; {@code
   * until} is the worker's own reckoning, for people.
   */
  record Claimed(String worker, Duration lease, Instant until) implements Position {}

  /** Nobody is at it; a timer is armed, and an event may come sooner. */
  record Asleep(Wait waiting, Instant since, Instant until) implements Position {}

  /** Ended as failed; can be requeued once the cause is gone. */
  record Halted(Failure failure, Instant at) implements Position {}

  /** Not begun, or not gone on with, because the run was stopped; can be requeued. */
  record Held(String reason, Instant at) implements Position {}

  /** Ended well. */
  record Finished(String summary, Instant at) implements Position {}

  /** Whether nothing more happens without an operator. */
  default boolean terminal() {
    return this instanceof Halted || this instanceof Held || this instanceof Finished;
  }
}
