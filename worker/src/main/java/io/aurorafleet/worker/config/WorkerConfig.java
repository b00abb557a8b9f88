package io.aurorafleet.worker.config;

import io.aurorafleet.cloud.call.RateLimiter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a worker is told from outside, read from environment variables and checked once, so
 * that a worker either starts right or says in one message all that is wrong.
 *
 * @param name tells workers apart in leases and logs
 * @param concurrency visits at the same time, at least 1
 * @param tables how much of a cluster's strength table work may take
 * @param rds how often RDS's API may be called, whose rate the account's Region shares
 * @param drain how long SIGTERM waits for running visits; a successor takes over what is left
 * @param topicArn where news goes; none when null
 */
public record WorkerConfig(
    String name,
    String workQueueUrl,
    String eventsQueueUrl,
    String deadLetterQueueUrl,
    String bucket,
    @Nullable String topicArn,
    int concurrency,
    Duration drain,
    Duration poll,
    Tempo tempo,
    TableLimits tables,
    RateLimiter.Limits rds) {
  /** Something in the environment is missing or malformed; the message lists all of it. */
  public static final class InvalidConfigException extends Exception {
    private static final long serialVersionUID = 1;

    InvalidConfigException(List<String> problems) {
      super(String.join("\n", problems));
    }
  }

  /** Reads the environment. */
  public static WorkerConfig from(Map<String, String> environment, String host)
      throws InvalidConfigException {
    Reader read = new Reader(environment);
    double speed = read.number("AURORA_FLEET_SPEED", 1, 1, 10_000);
    WorkerConfig config =
        new WorkerConfig(
            read.text("AURORA_FLEET_WORKER_NAME", host + "-" + ProcessHandle.current().pid()),
            read.required("AURORA_FLEET_WORK_QUEUE_URL"),
            read.required("AURORA_FLEET_EVENTS_QUEUE_URL"),
            read.required("AURORA_FLEET_DEAD_LETTER_QUEUE_URL"),
            read.required("AURORA_FLEET_BUCKET"),
            read.optional("AURORA_FLEET_TOPIC_ARN"),
            (int) read.number("AURORA_FLEET_CONCURRENCY", 10, 1, 100),
            Duration.ofSeconds((long) read.number("AURORA_FLEET_DRAIN_SECONDS", 60, 0, 3600)),
            Duration.ofSeconds((long) read.number("AURORA_FLEET_POLL_SECONDS", 20, 0, 20)),
            Tempo.aws().faster(speed),
            tables(read),
            RateLimiter.Limits.upTo(
                speed * read.number("AURORA_FLEET_RDS_CALLS_PER_SECOND", 10, 1, 1000)));
    if (!read.problems.isEmpty()) {
      throw new InvalidConfigException(read.problems);
    }
    return config;
  }

  private static TableLimits tables(Reader read) {
    TableLimits d = TableLimits.defaults();
    return new TableLimits(
        (int) read.number("AURORA_FLEET_TABLE_SESSIONS", d.sessions(), 1, 64),
        (int) read.number("AURORA_FLEET_FREEZE_SESSIONS", d.freezeSessions(), 1, 64),
        (int) read.number("AURORA_FLEET_FREEZE_COST_LIMIT", d.freezeCostLimit(), 1, 10_000),
        read.seconds("AURORA_FLEET_FREEZE_MINUTES", 60, d.freezeDeadline()),
        (long) read.number("AURORA_FLEET_FREEZE_SLOT_LAG_MB", 1024, 1, 10_000_000) << 20,
        read.seconds("AURORA_FLEET_FREEZE_REPLICA_LAG_SECONDS", 1, d.replicaLag()));
  }

  private record Reader(Map<String, String> environment, List<String> problems) {
    Reader(Map<String, String> environment) {
      this(environment, new ArrayList<>());
    }

    String required(String name) {
      String value = environment.getOrDefault(name, "");
      if (value.isBlank()) {
        problems.add(
            name
                + " is not set; take it from the outputs of the CloudFormation stack aurora-fleet");
      }
      return value;
    }

    /** A line without a value in an environment file means the same as no line. */
    @Nullable String optional(String name) {
      String value = environment.getOrDefault(name, "");
      return value.isBlank() ? null : value;
    }

    String text(String name, String otherwise) {
      String value = environment.getOrDefault(name, "");
      return value.isBlank() ? otherwise : value;
    }

    /** A time given in a unit of so many seconds. */
    Duration seconds(String name, int unit, Duration otherwise) {
      double units = number(name, (double) otherwise.toMillis() / 1000 / unit, 0.1, 1_000_000);
      return Duration.ofMillis(Math.round(units * unit * 1000));
    }

    double number(String name, double otherwise, double least, double most) {
      String value = environment.getOrDefault(name, "");
      if (value.isBlank()) {
        return otherwise;
      }
      try {
        double number = Double.parseDouble(value);
        if (number >= least && number <= most) {
          return number;
        }
      } catch (NumberFormatException e) {
        // told below, like a number out of range
      }
      problems.add("%s is \"%s\"; give a number from %s to %s".formatted(name, value, least, most));
      return otherwise;
    }
  }
}
