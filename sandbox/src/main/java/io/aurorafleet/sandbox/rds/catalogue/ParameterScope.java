package io.aurorafleet.sandbox.rds.catalogue;

/** Which kind of parameter group a parameter can be set in. */
public enum ParameterScope {
  CLUSTER,
  INSTANCE
}
