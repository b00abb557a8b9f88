package io.aurorafleet.sandbox.rds.catalogue;

/** An instance class and the majors it can be ordered with; old classes end before new majors. */
public record InstanceClass(String name, int fromMajor, int toMajor) {
  boolean orderable(EngineVersion version) {
    return fromMajor <= version.major() && version.major() <= toMajor;
  }
}
