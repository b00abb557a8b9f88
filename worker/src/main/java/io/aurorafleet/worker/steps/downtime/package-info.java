/**
 * How long an upgrade keeps clients out, measured by whichever workers watch, and told for each
 * hop.
 */
package io.aurorafleet.worker.steps.downtime;
