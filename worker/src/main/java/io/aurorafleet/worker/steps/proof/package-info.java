/**
 * What is taken down before an upgrade and held against the cluster after it, the user's own script
 * included; the comparison itself is {@link io.aurorafleet.worker.proof}.
 */
package io.aurorafleet.worker.steps.proof;
