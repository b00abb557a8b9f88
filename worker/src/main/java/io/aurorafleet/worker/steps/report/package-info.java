/**
 * How attempts and runs end for those who read of it: files, reports, plans, announcements. The
 * texts themselves are {@link io.aurorafleet.worker.report}.
 */
package io.aurorafleet.worker.steps.report;
