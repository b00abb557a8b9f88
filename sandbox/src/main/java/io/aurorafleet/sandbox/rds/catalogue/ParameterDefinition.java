package io.aurorafleet.sandbox.rds.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One parameter over all families: where it exists, what it may hold, what it holds unless set.
 *
 * @param name as PostgreSQL or RDS writes it
 * @param scopes the kinds of parameter group it appears in
 * @param apply {@code static} (needs a reboot) or {@code dynamic}
 * @param type {@code boolean}, {@code integer}, {@code float}, {@code string} or {@code list}
 * @param allowed AllowedValues: a range {@code 1-10}, a list {@code a,b}, or null for anything
 * @param value the default in every family that {@code values} does not name; null for none
 * @param values defaults that differ, by major
 * @param source {@code engine-default} or {@code system}
 * @param modifiable false where RDS refuses to change it
 * @param from first major that has it
 * @param to last major that has it
 */
public record ParameterDefinition(
    String name,
    Set<ParameterScope> scopes,
    String apply,
    String type,
    @Nullable String allowed,
    @Nullable String value,
    Map<Integer, String> values,
    String source,
    boolean modifiable,
    int from,
    int to) {
  private static final Pattern RANGE = Pattern.compile("(-?[0-9.]+)-(-?[0-9.]+)");

  /** Whether it takes effect without a reboot. */
  public boolean dynamic() {
    return apply.equals("dynamic");
  }

  boolean in(int major, ParameterScope scope) {
    return scopes.contains(scope) && from <= major && major <= to;
  }

  /** What it holds in a family unless somebody set it. */
  public Optional<String> defaultOf(int major) {
    return Optional.ofNullable(values.getOrDefault(major, value));
  }

  /** Whether AllowedValues admits the text; values with a {@code {formula}} are not looked into. */
  public boolean admits(String text) {
    if (allowed == null || text.contains("{")) {
      return true;
    }
    var range = RANGE.matcher(allowed);
    if (range.matches()) {
      return within(text, range.group(1), range.group(2));
    }
    List<String> choices = Arrays.asList(allowed.split(",", -1));
    List<String> given = type.equals("list") ? Arrays.asList(text.split(",", -1)) : List.of(text);
    return given.stream().map(String::strip).allMatch(g -> g.isEmpty() || choices.contains(g));
  }

  private static boolean within(String text, String low, String high) {
    try {
      double number = Double.parseDouble(text);
      return Double.parseDouble(low) <= number && number <= Double.parseDouble(high);
    } catch (NumberFormatException notANumber) {
      return false;
    }
  }
}
