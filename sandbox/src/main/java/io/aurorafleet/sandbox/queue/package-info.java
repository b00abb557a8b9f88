/** SQS: in memory for the simulation, over HTTP by ElasticMQ for the sandbox. */
@NullMarked
package io.aurorafleet.sandbox.queue;

import org.jspecify.annotations.NullMarked;
