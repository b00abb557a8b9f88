/**
 * Work table by table in all databases of a cluster, several sessions at a time: VACUUM FREEZE and
 * ANALYZE. What is done is learnt from the catalog, so that a successor goes on where it stopped.
 */
package io.aurorafleet.worker.tables;
