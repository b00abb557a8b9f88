package io.aurorafleet.dispatcher.config;

import io.aurorafleet.cloud.database.DatabaseSettings;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.dispatcher.cli.CommandException;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where the fleet's things are; every value was looked at, so that a typing error shows early.
 *
 * @param databases how databases are connected to, by those commands that look into them
 */
public record Settings(
    String region,
    String bucket,
    String workQueue,
    String deadLetterQueue,
    String eventsQueue,
    DatabaseSettings databases) {
  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-\\d");
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

  /**
   * Reads the environment.
   *
   * @param needed variables that must be there; the others may be absent and are then empty
   * @throws CommandException naming everything that is missing or malformed, and where to get it
   */
  public static Settings read(Map<String, String> environment, Set<Variable> needed) {
    List<String> problems = new ArrayList<>();
    Map<Variable, String> values = new EnumMap<>(Variable.class);
    for (Variable variable : Variable.values()) {
      String value = environment.getOrDefault(variable.key(), "").strip();
      values.put(variable, value);
      if (value.isEmpty() && needed.contains(variable)) {
        problems.add("%s is not set: %s".formatted(variable.key(), variable.source()));
      } else if (!value.isEmpty() && !wellFormed(variable, value)) {
        problems.add(
            "%s is \"%s\", which it cannot be: %s"
                .formatted(variable.key(), value, variable.source()));
      }
    }
    DatabaseSettings databases = DatabaseSettings.defaults();
    try {
      databases = DatabaseSettings.from(environment);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    if (!problems.isEmpty()) {
      throw new CommandException(
          ExitCodes.BAD_INPUT,
          Failure.fix(
              "settings",
              "The environment does not say where the fleet's queues and bucket are.",
              "Set it, for a trial with the lines that \"aurora-fleet sandbox\" prints.",
              problems.toArray(String[]::new)));
    }
    return new Settings(
        value(values, Variable.REGION),
        value(values, Variable.BUCKET),
        value(values, Variable.WORK_QUEUE),
        value(values, Variable.DEAD_LETTER_QUEUE),
        value(values, Variable.EVENTS_QUEUE),
        databases);
  }

  private static String value(Map<Variable, String> values, Variable variable) {
    return values.getOrDefault(variable, "");
  }

  private static boolean wellFormed(Variable variable, String value) {
    return switch (variable) {
      case REGION -> REGION.matcher(value).matches();
      case BUCKET -> BUCKET.matcher(value).matches();
      case WORK_QUEUE, DEAD_LETTER_QUEUE, EVENTS_QUEUE -> queueUrl(value);
    };
  }

  private static boolean queueUrl(String value) {
    try {
      URI url = new URI(value);
      return url.getHost() != null
          && Set.of("http", "https").contains(String.valueOf(url.getScheme()))
          && url.getPath().length() > 1;
    } catch (URISyntaxException e) {
      return false;
    }
  }
}
