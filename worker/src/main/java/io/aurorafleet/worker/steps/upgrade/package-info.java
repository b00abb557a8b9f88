/**
 * One change of engine version: the commit point with its last look, the wait for what RDS makes of
 * it, and why it failed when it did. No other room asks RDS for an upgrade.
 */
package io.aurorafleet.worker.steps.upgrade;
