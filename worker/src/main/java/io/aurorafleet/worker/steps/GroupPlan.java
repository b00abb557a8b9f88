package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which values somebody set in a group are carried to a group of the next family, and what becomes
 * of each of the others.
 *
 * @param values to be set, in the order they are set, by name
 * @param changes one line for each value: kept, dropped or invalid, and why
 */
record GroupPlan(List<Parameter> values, List<String> changes) {
  /** How many values one call of RDS sets. */
  static final int BATCH = 20;

  GroupPlan {
    values = List.copyOf(values);
    changes = List.copyOf(changes);
  }

  static GroupPlan of(
      Kind kind, String family, List<Parameter> present, Map<String, Parameter> defaults) {
    List<Parameter> values = new ArrayList<>();
    List<String> changes = new ArrayList<>();
    String of = kind.name().toLowerCase(Locale.ROOT);
    for (Parameter old : present.stream().sorted(Comparator.comparing(Parameter::name)).toList()) {
      Parameter next = defaults.get(old.name());
      String said = "%s parameter %s = %s".formatted(of, old.name(), old.value());
      if (next == null) {
        changes.add("dropped: %s (%s has no such parameter)".formatted(said, family));
      } else if (!next.modifiable()) {
        changes.add("dropped: %s (not modifiable in %s)".formatted(said, family));
      } else if (!AllowedValues.allows(next.allowed(), old.value())) {
        changes.add("invalid: %s (%s allows %s)".formatted(said, family, next.allowed()));
      } else {
        changes.add("kept: " + said);
        values.add(new Parameter(old.name(), old.value(), true, next.dynamic(), next.allowed()));
      }
    }
    return new GroupPlan(values, changes);
  }

  /**
   * What is still to be set in a group of ours that exists already. A worker that died while
   * setting leaves whole batches from the front of the plan; then the rest is set. Anything else is
   * a hand's work on a finished group, and is kept as it is.
   */
  List<Parameter> missing(List<Parameter> there) {
    List<String> names = there.stream().map(Parameter::name).toList();
    int done = 0;
    while (done < values.size() && names.contains(values.get(done).name())) {
      done++;
    }
    boolean whole = done % BATCH == 0 && names.size() == done;
    return whole ? values.subList(done, values.size()) : List.of();
  }

  /** How a group that exists differs from the plan: a DBA's edits, kept and shown. */
  List<String> edits(String group, List<Parameter> there) {
    List<String> edits = new ArrayList<>();
    for (Parameter planned : values) {
      String now =
          there.stream()
              .filter(p -> p.name().equals(planned.name()))
              .map(Parameter::value)
              .findFirst()
              .orElse("the default");
      if (!now.equals(planned.value())) {
        edits.add(
            "edited: %s in %s is %s, not %s; left so"
                .formatted(planned.name(), group, now, planned.value()));
      }
    }
    there.stream()
        .filter(p -> values.stream().noneMatch(v -> v.name().equals(p.name())))
        .forEach(
            p ->
                edits.add("edited: %s in %s is %s; left so".formatted(p.name(), group, p.value())));
    return edits;
  }
}
