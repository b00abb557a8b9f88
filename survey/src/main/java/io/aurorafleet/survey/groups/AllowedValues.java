package io.aurorafleet.survey.groups;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads RDS's AllowedValues: {@code 0-100}, {@code -1-600000}, {@code on,off} or nothing. A form we
 * do not know allows everything, because RDS itself checks when a value is set.
 */
final class AllowedValues {
  private static final Pattern RANGE = Pattern.compile("(-?\\d+(?:\\.\\d+)?)-(-?\\d+(?:\\.\\d+)?)");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

  private AllowedValues() {}

  static boolean allows(String allowed, String value) {
    String rule = allowed.strip();
    if (rule.isEmpty() || formula(value)) {
      return true;
    }
    Matcher range = RANGE.matcher(rule);
    if (range.matches()) {
      return NUMBER.matcher(value.strip()).matches()
          && new BigDecimal(value.strip()).compareTo(new BigDecimal(range.group(1))) >= 0
          && new BigDecimal(value.strip()).compareTo(new BigDecimal(range.group(2))) <= 0;
    }
    if (!rule.contains(",") || rule.contains("(") || rule.contains("{")) {
      return true;
    }
    // A list parameter such as shared_preload_libraries may hold several of the allowed words.
    return Arrays.asList(rule.split("\\s*,\\s*"))
        .containsAll(Arrays.asList(value.strip().split("\\s*,\\s*")));
  }

  /** Such as {@code {DBInstanceClassMemory/9531392}} or {@code GREATEST(…)}; RDS reckons it. */
  private static boolean formula(String value) {
    return value.contains("{") || value.contains("(");
  }
}
