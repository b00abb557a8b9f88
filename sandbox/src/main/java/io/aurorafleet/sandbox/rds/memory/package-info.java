/** A data plane of plain objects: what a simulation's clusters hold instead of PostgreSQL. */
package io.aurorafleet.sandbox.rds.memory;
