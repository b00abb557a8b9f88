/** Replication, in and out, that does not survive a major upgrade by itself. */
package io.aurorafleet.preflight.replication;
