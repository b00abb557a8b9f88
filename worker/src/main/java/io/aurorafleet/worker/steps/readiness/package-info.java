/**
 * What comes before a cluster is upgraded: whether it is the one meant, which way it goes, what
 * stops it, what is kept or put right of it, and what is done when its version moved meanwhile.
 */
package io.aurorafleet.worker.steps.readiness;
