package io.aurorafleet.sandbox.bus;

import io.aurorafleet.sandbox.wire.Faults;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.event.ruler.GenericMachine;
import software.amazon.event.ruler.RuleCompiler;

/** The rules of one bus, matched by Amazon's own event-ruler. Guarded by the bus's lock. */
final class Rules {
  /** A rule and where it sends what it matches. */
  static final class Rule {
    final String name;
    final String pattern;
    final @Nullable String description;
    boolean enabled;
    final NavigableMap<String, Target> targets;

    Rule(
        String name,
        String pattern,
        @Nullable String description,
        boolean enabled,
        NavigableMap<String, Target> targets) {
      this.name = name;
      this.pattern = pattern;
      this.description = description;
      this.enabled = enabled;
      this.targets = targets;
    }
  }

  private final GenericMachine<String> machine = GenericMachine.<String>builder().build();
  private final NavigableMap<String, Rule> byName = new TreeMap<>();

  /** Adds or replaces; a replaced rule keeps its targets. */
  void put(String name, String pattern, @Nullable String description, boolean enabled) {
    check(pattern);
    Rule old = byName.get(name);
    try {
      if (old != null) {
        machine.deleteRule(name, old.pattern);
      }
      machine.addRule(name, pattern);
    } catch (IOException e) {
      throw badPattern(String.valueOf(e.getMessage()));
    }
    NavigableMap<String, Target> targets = old == null ? new TreeMap<>() : old.targets;
    byName.put(name, new Rule(name, pattern, description, enabled, targets));
  }

  void remove(String name) {
    Rule rule = byName.remove(name);
    if (rule != null) {
      try {
        machine.deleteRule(name, rule.pattern);
      } catch (IOException e) {
        throw new IllegalStateException("A pattern that was accepted is no longer readable", e);
      }
    }
  }

  Rule get(String name) {
    Rule rule = byName.get(name);
    if (rule == null) {
      throw Faults.modelled(
          ResourceNotFoundException.builder(),
          "Rule " + name + " does not exist on EventBus default.");
    }
    return rule;
  }

  NavigableMap<String, Rule> startingWith(@Nullable String prefix) {
    NavigableMap<String, Rule> found = new TreeMap<>(byName);
    found.keySet().removeIf(name -> prefix != null && !name.startsWith(prefix));
    return found;
  }

  /** The targets of every enabled rule that matches; a target of two rules comes twice. */
  List<Target> targetsFor(String event) {
    List<Target> targets = new ArrayList<>();
    try {
      for (String name : machine.rulesForJSONEvent(event)) {
        Rule rule = get(name);
        if (rule.enabled) {
          targets.addAll(rule.targets.values());
        }
      }
    } catch (Exception e) { // declared as such by event-ruler
      throw new IllegalArgumentException("Not an event: " + event, e);
    }
    return targets;
  }

  static void check(@Nullable String pattern) {
    String error =
        pattern == null ? "no pattern; schedules are not served" : RuleCompiler.check(pattern);
    if (error != null) {
      throw badPattern(error);
    }
  }

  private static RuntimeException badPattern(String reason) {
    return Faults.modelled(
        InvalidEventPatternException.builder(), "Event pattern is not valid. Reason: " + reason);
  }
}
