/**
 * The data plane as real PostgreSQL servers, one per cluster: created, copied while they run, and
 * upgraded between majors, so that everything said to the sandbox over SQL is answered by the
 * software that Aurora is built of.
 */
package io.aurorafleet.sandbox.postgres;
