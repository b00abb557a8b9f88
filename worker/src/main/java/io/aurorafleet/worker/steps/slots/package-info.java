/**
 * Logical replication around a major upgrade: slots and subscriptions are recorded, got out of the
 * way last before the commit point, and brought back after it where the run is to, and after every
 * failure.
 */
package io.aurorafleet.worker.steps.slots;
