package io.aurorafleet.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A DBClusterIdentifier as RDS stores it: 1 to 63 lower-case letters, digits and single hyphens,
 * beginning with a letter. Not immutable in RDS (clusters can be renamed): the checkpoint also
 * holds the DbClusterResourceId, which is.
 */
public record ClusterId(@JsonValue String value) implements Comparable<ClusterId> {
  private static final Pattern SHAPE = Pattern.compile("[a-z](-?[a-z0-9])*");

  @JsonCreator
  public ClusterId {
    value = value.toLowerCase(Locale.ROOT);
    if (value.length() > 63 || !SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not a DB cluster identifier: 1 to 63 letters, digits and single hyphens, beginning with a letter"
              .formatted(value));
    }
  }

  @Override
  public int compareTo(ClusterId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
