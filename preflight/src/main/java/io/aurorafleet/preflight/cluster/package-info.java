/** What must be so in RDS before an upgrade: pure decisions over what was observed of a cluster. */
package io.aurorafleet.preflight.cluster;
