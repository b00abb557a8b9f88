/**
 * The outside, as ports that speak the domain's language: one package each for clusters (RDS), the
 * checkpoint (S3), signals (SQS), databases (JDBC), secrets and announcements, with adapter, Dagger
 * module and contract suite beside it.
 */
package io.aurorafleet.cloud;
