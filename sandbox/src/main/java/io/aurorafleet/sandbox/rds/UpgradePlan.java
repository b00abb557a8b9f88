package io.aurorafleet.sandbox.rds;

import org.jspecify.annotations.Nullable;

/**
 * An accepted engine version change.
 *
 * @param target the version to reach
 * @param major whether the major version changes
 * @param clusterGroup the cluster parameter group from then on; null keeps the present one
 * @param instanceGroup the same for every member
 */
record UpgradePlan(
    String target, boolean major, @Nullable String clusterGroup, @Nullable String instanceGroup) {}
