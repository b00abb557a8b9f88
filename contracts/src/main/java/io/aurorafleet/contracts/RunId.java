package io.aurorafleet.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * Names one run of one module over a fleet. Sorts by time, is part of S3 keys and of the names of
 * clones and snapshots, so it is short, lower case, and free of double or final hyphens.
 */
public record RunId(@JsonValue String value) implements Comparable<RunId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd't'HHmm").withZone(ZoneOffset.UTC);

  @JsonCreator
  public RunId {
    if (value.length() > 24 || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a run: up to 24 lower-case letters, digits and single hyphens, such as 20261122t2100-k3x9"
              .formatted(value));
    }
  }

  /** A fresh id: the UTC minute and a suffix that keeps two dispatches of the same minute apart. */
  public static RunId of(Instant now, String suffix) {
    return new RunId(STAMP.format(now) + "-" + suffix);
  }

  @Override
  public int compareTo(RunId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
