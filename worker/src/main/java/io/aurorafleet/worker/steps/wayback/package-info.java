/**
 * The ways back from an upgrade, the safety clone with its quarantine, and the snapshot; and taking
 * back what an attempt made and nobody needs.
 */
package io.aurorafleet.worker.steps.wayback;
