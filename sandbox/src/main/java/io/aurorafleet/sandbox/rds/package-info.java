/**
 * RDS for Aurora PostgreSQL: the control plane as a state machine on a timeline, the data plane
 * beneath it.
 */
package io.aurorafleet.sandbox.rds;
