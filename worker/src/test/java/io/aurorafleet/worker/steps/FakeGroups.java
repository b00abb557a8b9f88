package io.aurorafleet.worker.steps;

import io.aurorafleet.cloud.call.Fence;
import io.aurorafleet.cloud.cluster.ParameterGroups;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameter groups in memory. */
public final class FakeGroups implements ParameterGroups {
  public final Map<String, Group> groups = new LinkedHashMap<>();
  public final Map<String, List<Parameter>> values = new LinkedHashMap<>();
  public final Map<String, Parameter> defaults = new LinkedHashMap<>();
  public int setCalls;
  private int setsLeft = 100;

  /** The worker dies at the call after this many. */
  public void dieAfterSets(int calls) {
    setsLeft = calls;
  }

  public void custom(Kind kind, String name, String family, Map<String, String> tags) {
    groups.put(kind + name, new Group(kind, name, family, tags));
  }

  public void user(Kind kind, String group, String name, String value) {
    values
        .computeIfAbsent(kind + group, g -> new ArrayList<>())
        .add(new Parameter(name, value, true, true, ""));
  }

  public void offered(String name, boolean modifiable, String allowed) {
    defaults.put(name, new Parameter(name, "", modifiable, true, allowed));
  }

  @Override
  public Optional<Group> find(Kind kind, String name) {
    return Optional.ofNullable(groups.get(kind + name));
  }

  @Override
  public List<Parameter> userValues(Kind kind, String group) {
    return List.copyOf(values.getOrDefault(kind + group, List.of()));
  }

  @Override
  public Map<String, Parameter> defaults(Kind kind, String family) {
    return defaults;
  }

  @Override
  public void create(Fence fence, Group group, String description) {
    groups.put(group.kind() + group.name(), group);
  }

  @Override
  public void delete(Fence fence, Kind kind, String name) {
    groups.remove(kind + name);
  }

  @Override
  public void set(Fence fence, Kind kind, String group, List<Parameter> more) {
    if (setsLeft-- == 0) {
      throw new IllegalStateException("died");
    }
    setCalls++;
    values.computeIfAbsent(kind + group, g -> new ArrayList<>()).addAll(more);
  }
}
