package io.aurorafleet.contracts;

/**
 * The wave of a cluster within a run, in the words of AWS Organizations' upgrade rollout policies.
 * An untagged cluster is in the second, as there.
 */
public enum Wave {
  FIRST,
  SECOND,
  LAST
}
