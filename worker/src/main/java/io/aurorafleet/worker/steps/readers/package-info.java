/** Readers that do not follow their writer to the new version. */
package io.aurorafleet.worker.steps.readers;
