package io.aurorafleet.contracts;

/** What a run does to each of its clusters; one playbook of the worker stands behind each. */
public enum RunModule {
  /** Readiness checks and preparation; changes nothing that a client can feel. */
  PREUPGRADE,
  /** The upgrade itself. */
  UPGRADE
}
