package io.aurorafleet.sandbox.rds;

import io.aurorafleet.sandbox.rds.catalogue.ParameterDefinition;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.rds.model.Parameter;
import software.amazon.awssdk.services.rds.model.Tag;

/** A cluster or instance parameter group: what somebody set, over the defaults of its family. */
final class ParameterGroup implements Tagged {
  private record Setting(String value, String method) {}

  private final String name;
  private final String family;
  private final String description;
  private final String arn;
  private final List<ParameterDefinition> definitions;
  private final int major;
  private final Map<String, Setting> settings = new TreeMap<>();
  private List<Tag> tags;

  ParameterGroup(
      String name,
      String family,
      String description,
      String arn,
      List<ParameterDefinition> definitions,
      int major,
      List<Tag> tags) {
    this.name = name;
    this.family = family;
    this.description = description;
    this.arn = arn;
    this.definitions = definitions;
    this.major = major;
    this.tags = tags;
  }

  String name() {
    return name;
  }

  String family() {
    return family;
  }

  String description() {
    return description;
  }

  /** AWS: the default groups are named {@code default.<family>} and cannot be changed. */
  boolean isDefault() {
    return name.startsWith("default.");
  }

  ParameterDefinition definition(String parameter) {
    return definitions.stream()
        .filter(d -> d.name().equals(parameter))
        .findFirst()
        .orElseThrow(() -> Fault.VALUE.with("Could not find parameter with name: " + parameter));
  }

  void set(String parameter, String value, String method) {
    settings.put(parameter, new Setting(value, method));
  }

  /** What was set by somebody, or only the part of it that needs no reboot. */
  Map<String, String> values(boolean dynamicOnly) {
    Map<String, String> values = new TreeMap<>();
    settings.forEach(
        (parameter, setting) -> {
          if (!dynamicOnly || definition(parameter).dynamic()) {
            values.put(parameter, setting.value());
          }
        });
    return values;
  }

  /** All parameters of the family as DescribeDB…Parameters shows them in this group. */
  List<Parameter> parameters() {
    return definitions.stream().map(this::parameter).toList();
  }

  private Parameter parameter(ParameterDefinition definition) {
    Parameter.Builder shown =
        Parameter.builder()
            .parameterName(definition.name())
            .parameterValue(definition.defaultOf(major).orElse(null))
            .description("Sets " + definition.name() + ".")
            .source(definition.source())
            .applyType(definition.apply())
            .dataType(definition.type())
            .allowedValues(definition.allowed())
            .isModifiable(definition.modifiable())
            .applyMethod("pending-reboot")
            .supportedEngineModes("provisioned");
    Setting setting = settings.get(definition.name());
    if (setting != null) {
      shown.parameterValue(setting.value()).source("user").applyMethod(setting.method());
    }
    return shown.build();
  }

  @Override
  public String arn() {
    return arn;
  }

  @Override
  public List<Tag> tags() {
    return tags;
  }

  @Override
  public void tags(List<Tag> now) {
    tags = List.copyOf(now);
  }
}
