package io.aurorafleet.dispatcher.status;

/**
 * Messages that no worker could handle.
 *
 * @param cluster which they are about; empty when they name none, such as events
 * @param count how many; 0 when the queue could not be read
 * @param reason why they are there
 */
public record DeadLetterStatus(String cluster, int count, String reason) {}
