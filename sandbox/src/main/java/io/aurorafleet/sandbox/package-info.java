/**
 * AWS in one process: the SDK's own client interfaces implemented on a clock, served over HTTP
 * beside embedded SQS and S3, with a real PostgreSQL server under every cluster.
 */
@NullMarked
package io.aurorafleet.sandbox;

import org.jspecify.annotations.NullMarked;
