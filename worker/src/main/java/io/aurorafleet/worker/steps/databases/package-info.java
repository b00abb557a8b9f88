/**
 * Work inside a cluster's databases: VACUUM FREEZE before an upgrade, extensions and statistics
 * after it.
 */
package io.aurorafleet.worker.steps.databases;
