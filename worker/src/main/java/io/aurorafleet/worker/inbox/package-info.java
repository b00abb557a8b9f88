/** Takes signals from the queues, finds the checkpoint each is about, and settles the message. */
package io.aurorafleet.worker.inbox;
