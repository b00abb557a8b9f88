package io.aurorafleet.sandbox.rds;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.Filter;
import software.amazon.awssdk.services.rds.model.Parameter;

/** Which parameters a describe asks for. */
final class ParameterQuery {
  private ParameterQuery() {}

  static List<Parameter> fitting(
      List<Parameter> all, @Nullable String source, List<Filter> filters) {
    if (source != null && !List.of("user", "system", "engine-default").contains(source)) {
      throw Fault.VALUE.with("Invalid parameter source: " + source);
    }
    return all.stream()
        .filter(p -> source == null || source.equals(p.source()))
        .filter(Filters.of(filters, Map.of("parameter-name", p -> List.of(p.parameterName()))))
        .toList();
  }

  static Page<Parameter> page(
      List<Parameter> all, List<Filter> filters, @Nullable Integer max, @Nullable String marker) {
    return Page.of(fitting(all, null, filters), Parameter::parameterName, max, marker);
  }
}
