/** The queues: SQS carries hints, never the truth. */
package io.aurorafleet.cloud.signal;
