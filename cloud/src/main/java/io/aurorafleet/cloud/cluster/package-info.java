/** Clusters and what belongs to them, as RDS knows them. */
package io.aurorafleet.cloud.cluster;
