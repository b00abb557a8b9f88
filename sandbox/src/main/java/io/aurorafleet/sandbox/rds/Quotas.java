package io.aurorafleet.sandbox.rds;

/** What one account may have in one Region. */
public record Quotas(
    int clusters, int instances, int snapshots, int clusterParameterGroups, int parameterGroups) {
  /** AWS: the defaults of a new account. */
  public static Quotas usual() {
    return new Quotas(40, 40, 100, 50, 50);
  }
}
