/**
 * The objects in S3 that are the state: compare-and-swap is the only arbiter between workers. The
 * port is {@link io.aurorafleet.cloud.checkpoint.ObjectStore}; what stands on it is ours and runs
 * unchanged in the simulation.
 */
package io.aurorafleet.cloud.checkpoint;
