/** What is told of clusters and runs afterwards: pure texts and pages made from checkpoints. */
package io.aurorafleet.worker.report;
