package io.aurorafleet.sandbox.rds;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import software.amazon.awssdk.services.rds.model.Filter;

/** The Filters of a describe: all of them must hold, and of each one value. */
final class Filters {
  private Filters() {}

  /** {@code known} gives, per filter name, the texts of a thing that a value may equal. */
  static <T> Predicate<T> of(List<Filter> filters, Map<String, Function<T, List<String>>> known) {
    Predicate<T> all = thing -> true;
    for (Filter filter : filters) {
      Function<T, List<String>> texts = known.get(filter.name());
      if (texts == null) {
        throw Fault.VALUE.with("Unrecognized filter name: " + filter.name());
      }
      all = all.and(thing -> texts.apply(thing).stream().anyMatch(filter.values()::contains));
    }
    return all;
  }

  /** Filters that RDS does not support for an operation: any is an error. */
  static void none(List<Filter> filters) {
    of(filters, Map.of());
  }
}
