package io.aurorafleet.survey.groups;

import io.aurorafleet.cloud.cluster.ParameterGroups.Kind;
import io.aurorafleet.cloud.cluster.ParameterGroups.Parameter;
import io.aurorafleet.contracts.checkpoint.ParameterChange;
import io.aurorafleet.contracts.checkpoint.ParameterChange.Change;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which values somebody set in a group are carried to a group of the next family, and what becomes
 * of each of the others. Never invents a value: what cannot be carried as it is falls back to the
 * engine's default, and is told.
 *
 * @param values to be set, by name
 * @param changes one for each value that was set, and one for each default that differs
 */
public record GroupPlan(List<Parameter> values, List<ParameterChange> changes) {
  public GroupPlan {
    values = List.copyOf(values);
    changes = List.copyOf(changes);
  }

  /**
   * Decides.
   *
   * @param group the present group
   * @param present values that somebody set in it
   * @param before the present family's defaults; empty when they are not known
   * @param after the next family's defaults
   */
  public static GroupPlan of(
      Kind kind,
      String group,
      String family,
      List<Parameter> present,
      Map<String, Parameter> before,
      Map<String, Parameter> after) {
    Carrier carrier = new Carrier(kind, group, family, after);
    present.stream().sorted(Comparator.comparing(Parameter::name)).forEach(carrier::carry);
    List<ParameterChange> changes = new ArrayList<>(carrier.changes);
    for (Parameter old : new TreeMap<>(before).values()) {
      Parameter next = after.get(old.name());
      boolean set = present.stream().anyMatch(p -> p.name().equals(old.name()));
      if (next != null && next.modifiable() && !set && !next.value().equals(old.value())) {
        changes.add(
            carrier.change(
                old.name(),
                old.value(),
                null,
                next.value(),
                Change.DEFAULT_CHANGED,
                false,
                DefaultNews.of(old.name())));
      }
    }
    return new GroupPlan(carrier.values, changes);
  }

  /** Without defaults that are also the other kind's, where they are told already. */
  GroupPlan withoutDefaultsOf(Set<String> names) {
    return new GroupPlan(
        values,
        changes.stream()
            .filter(c -> c.change() != Change.DEFAULT_CHANGED || !names.contains(c.name()))
            .toList());
  }

  /** The calls that set the values, in their order. */
  public List<List<Parameter>> batches() {
    return GroupBatches.of(values);
  }

  /**
   * What is still to be set in a group of ours that exists already. A worker that died while
   * setting leaves whole batches from the front of the plan; then the rest is set. Anything else is
   * a hand's work on a finished group, and is kept as it is.
   */
  public List<List<Parameter>> missing(List<Parameter> there) {
    List<List<Parameter>> batches = batches();
    List<String> names = there.stream().map(Parameter::name).sorted().toList();
    List<String> done = new ArrayList<>();
    for (int set = 0; set < batches.size(); set++) {
      if (done.stream().sorted().toList().equals(names)) {
        return batches.subList(set, batches.size());
      }
      batches.get(set).forEach(p -> done.add(p.name()));
    }
    return List.of();
  }

  /** The same plan with what a group that exists holds instead: a DBA's edits, kept and shown. */
  public GroupPlan edited(Kind kind, String group, List<Parameter> there) {
    List<ParameterChange> shown = new ArrayList<>();
    for (ParameterChange change : changes) {
      String name = Optional.ofNullable(change.newName()).orElse(change.name());
      Optional<Parameter> planned = named(values, name);
      Optional<Parameter> now = named(there, name);
      boolean alike =
          planned.isEmpty()
              ? now.isEmpty()
              : now.map(Parameter::value).equals(planned.map(Parameter::value));
      shown.add(alike ? change : edit(change, group, now.map(Parameter::value).orElse(null)));
    }
    for (Parameter added : there) {
      if (changes.stream().noneMatch(c -> added.name().equals(after(c)))) {
        shown.add(
            edit(
                new ParameterChange(
                    ParameterChange.Kind.valueOf(kind.name()),
                    group,
                    added.name(),
                    null,
                    null,
                    added.value(),
                    Change.EDITED,
                    !added.dynamic(),
                    ""),
                group,
                added.value()));
      }
    }
    return new GroupPlan(there, shown);
  }

  private static String after(ParameterChange change) {
    return Optional.ofNullable(change.newName()).orElse(change.name());
  }

  private static ParameterChange edit(ParameterChange was, String group, @Nullable String now) {
    return new ParameterChange(
        was.kind(),
        was.group(),
        was.name(),
        was.from(),
        was.newName(),
        now,
        Change.EDITED,
        was.needsReboot(),
        "somebody changed it in %s: it is %s there, and stays so"
            .formatted(group, now == null ? "not set" : now));
  }

  private static Optional<Parameter> named(List<Parameter> all, String name) {
    return all.stream().filter(p -> p.name().equals(name)).findFirst();
  }

  /** Carries one value after the other. */
  private static final class Carrier {
    private final Kind kind;
    private final String group;
    private final String family;
    private final Map<String, Parameter> after;
    private final List<Parameter> values = new ArrayList<>();
    private final List<ParameterChange> changes = new ArrayList<>();

    Carrier(Kind kind, String group, String family, Map<String, Parameter> after) {
      this.kind = kind;
      this.group = group;
      this.family = family;
      this.after = after;
    }

    void carry(Parameter old) {
      Optional<Succession> succession = Succession.of(old.name());
      Parameter next = after.get(old.name());
      String name = null;
      if (next == null && succession.map(Succession::next).isPresent()) {
        name = succession.get().next();
        next = name == null ? null : after.get(name);
      }
      if (next == null) {
        String why = succession.map(Succession::said).orElse(family + " has no such parameter");
        changes.add(change(old.name(), old.value(), null, null, Change.DROPPED, false, why));
      } else if (!next.modifiable()) {
        String why = "nobody may set it in " + family;
        changes.add(
            change(old.name(), old.value(), name, next.value(), Change.DROPPED, false, why));
      } else if (!AllowedValues.allows(next.allowed(), old.value())) {
        String why = family + " allows " + next.allowed() + "; the default holds";
        changes.add(
            change(old.name(), old.value(), name, next.value(), Change.INVALID, false, why));
      } else {
        keep(old, next, name, succession);
      }
    }

    private void keep(
        Parameter old, Parameter next, @Nullable String name, Optional<Succession> succession) {
      values.add(new Parameter(next.name(), old.value(), true, next.dynamic(), next.allowed()));
      changes.add(
          change(
              old.name(),
              old.value(),
              name,
              old.value(),
              name == null ? Change.KEPT : Change.RENAMED,
              !next.dynamic(),
              name == null ? "" : succession.map(Succession::said).orElse("")));
    }

    ParameterChange change(
        String name,
        @Nullable String from,
        @Nullable String newName,
        @Nullable String to,
        Change change,
        boolean reboot,
        String why) {
      return new ParameterChange(
          ParameterChange.Kind.valueOf(kind.name()),
          group,
          name,
          from,
          newName,
          to,
          change,
          reboot,
          why);
    }
  }
}
