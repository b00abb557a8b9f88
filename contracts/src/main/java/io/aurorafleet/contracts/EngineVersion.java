package io.aurorafleet.contracts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * An Aurora PostgreSQL engine version, such as {@code 16.10} or {@code 17.9-limitless}. Compared
 * number by number: 16.10 is newer than 16.9, and 16.1 is not 16.10.
 */
public record EngineVersion(@JsonValue String value) implements Comparable<EngineVersion> {
  private static final Pattern SHAPE = Pattern.compile("[1-9]\\d{0,2}(\\.\\d{1,3}){1,2}(-[a-z]+)?");

  @JsonCreator
  public EngineVersion {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "\"%s\" is not an engine version: give major and minor, such as 17.4".formatted(value));
    }
  }

  /** The PostgreSQL major: 17 of 17.4. */
  public int major() {
    return numbers()[0];
  }

  /**
   * Whether this is a flavour of the engine (such as {@code -limitless}) that no upgrade may pick.
   */
  public boolean special() {
    return value.indexOf('-') >= 0;
  }

  public boolean newerThan(EngineVersion other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(EngineVersion other) {
    int byNumber = Arrays.compare(numbers(), other.numbers());
    return byNumber != 0 ? byNumber : value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }

  private int[] numbers() {
    int dash = value.indexOf('-');
    String digits = dash < 0 ? value : value.substring(0, dash);
    return Arrays.stream(digits.split("\\.", -1)).mapToInt(Integer::parseInt).toArray();
  }
}
