package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.ParameterScope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/** All parameter groups of one kind, the default group of every family among them. */
final class ParameterGroups {
  private static final int MOST_AT_ONCE = 20;
  private final Estate estate;
  private final ParameterScope scope;
  private final Map<String, ParameterGroup> groups = new TreeMap<>();

  ParameterGroups(Estate estate, ParameterScope scope) {
    this.estate = estate;
    this.scope = scope;
    for (String family : estate.options.catalogue().families()) {
      String name = defaultName(family);
      groups.put(name, group(name, family, "Default parameter group for " + family, List.of()));
    }
  }

  static String defaultName(String family) {
    return "default." + family;
  }

  Collection<ParameterGroup> all() {
    return groups.values();
  }

  Optional<ParameterGroup> find(String name) {
    return Optional.ofNullable(groups.get(name.toLowerCase(Locale.ROOT)));
  }

  /** The group, or the fault that the operation at hand declares for a missing one. */
  ParameterGroup need(String name, String parameter, Fault fault) {
    return find(Fault.require(name, parameter))
        .orElseThrow(() -> fault.with(kind() + " not found: " + name));
  }

  /** AWS: a group of another family than the engine version's is refused. */
  ParameterGroup needOfFamily(String name, String family, Fault fault) {
    ParameterGroup group = need(name, kind() + "Name", fault);
    if (!group.family().equals(family)) {
      throw Fault.COMBINATION.with(
          "The Parameter Group "
              + group.name()
              + " with DBParameterGroupFamily "
              + group.family()
              + " cannot be used for this instance. Please use a Parameter Group with"
              + " DBParameterGroupFamily "
              + family);
    }
    return group;
  }

  ParameterGroup create(String name, String family, String description, List<Tag> tags) {
    String id = Identifiers.group(name, kind() + "Name");
    Fault.require(family, "DBParameterGroupFamily");
    Fault.require(description, "Description");
    if (!estate.options.catalogue().families().contains(family)) {
      throw Fault.VALUE.with(
          "ParameterGroupFamily " + family + " is not a valid parameter group family");
    }
    if (groups.containsKey(id)) {
      throw Fault.GROUP_EXISTS.with("Parameter group " + id + " already exists");
    }
    if (groups.values().stream().filter(g -> !g.isDefault()).count() >= quota()) {
      throw Fault.GROUP_QUOTA.with(
          "You have reached the quota of " + quota() + " parameter groups");
    }
    ParameterGroup group = group(id, family, description, tags);
    groups.put(id, group);
    return group;
  }

  /**
   * AWS: at most 20 parameters in one call, all or none of them; {@code immediate} only for dynamic
   * ones.
   */
  ParameterGroup modify(ParameterGroup group, List<Parameter> parameters) {
    if (group.isDefault()) {
      throw Fault.VALUE.with(
          "Modification of the default parameter group is not allowed: " + group.name());
    }
    if (parameters.isEmpty()) {
      throw Fault.MISSING.with("The request must contain the parameter Parameters.");
    }
    if (parameters.size() > MOST_AT_ONCE) {
      throw Fault.VALUE.with(
          "A maximum of " + MOST_AT_ONCE + " parameters can be modified in a single request.");
    }
    parameters.forEach(p -> check(group, p));
    for (Parameter parameter : parameters) {
      group.set(
          parameter.parameterName(), parameter.parameterValue(), parameter.applyMethodAsString());
      estate.events.tell(
          Notice.PARAMETER_SET,
          group.name(),
          group,
          parameter.parameterName(),
          parameter.parameterValue(),
          parameter.applyMethodAsString());
    }
    ParameterUse.changed(estate, scope, group, parameters);
    return group;
  }

  private static void check(ParameterGroup group, Parameter parameter) {
    String name = Fault.require(parameter.parameterName(), "ParameterName");
    String value = Fault.require(parameter.parameterValue(), "ParameterValue");
    String method = Fault.require(parameter.applyMethodAsString(), "ApplyMethod");
    var definition = group.definition(name);
    if (!definition.modifiable()) {
      throw Fault.VALUE.with("The parameter " + name + " cannot be modified.");
    }
    if (!definition.admits(value)) {
      throw Fault.VALUE.with(
          "Invalid parameter value: "
              + value
              + " for: "
              + name
              + " allowed values are: "
              + definition.allowed());
    }
    if (!definition.dynamic() && method.equals("immediate")) {
      throw Fault.COMBINATION.with("cannot use immediate apply method for static parameter");
    }
  }

  void delete(ParameterGroup group) {
    if (group.isDefault()) {
      throw Fault.VALUE.with("Default " + kind() + " cannot be deleted: " + group.name());
    }
    if (ParameterUse.used(estate, scope, group)) {
      throw Fault.GROUP_STATE.with(
          "One or more database instances are still members of this parameter group "
              + group.name()
              + ", so the group cannot be deleted");
    }
    groups.remove(group.name());
  }

  /** What EngineDefaults shows: the parameters of a family that nobody has set. */
  List<Parameter> defaults(String family) {
    return find(defaultName(Fault.require(family, "DBParameterGroupFamily")))
        .orElseThrow(
            () ->
                Fault.VALUE.with(
                    "ParameterGroupFamily " + family + " is not a valid parameter group family"))
        .parameters();
  }

  List<ParameterGroup> named(String name) {
    return name == null
        ? new ArrayList<>(groups.values())
        // AWS: also the cluster variant throws DBParameterGroupNotFound here.
        : List.of(need(name, kind() + "Name", Fault.GROUP_NOT_FOUND));
  }

  private ParameterGroup group(String name, String family, String description, List<Tag> tags) {
    var catalogue = estate.options.catalogue();
    return new ParameterGroup(
        name,
        family,
        description,
        estate.options.arn(scope == ParameterScope.CLUSTER ? "cluster-pg" : "pg", name),
        catalogue.parameters(family, scope),
        catalogue.major(family),
        List.copyOf(tags));
  }

  private String kind() {
    return scope == ParameterScope.CLUSTER ? "DBClusterParameterGroup" : "DBParameterGroup";
  }

  private int quota() {
    Quotas quotas = estate.options.quotas();
    return scope == ParameterScope.CLUSTER
        ? quotas.clusterParameterGroups()
        : quotas.parameterGroups();
  }
}
