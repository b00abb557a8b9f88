package io.aurorafleet.sandbox.wire;

/**
 * An error as it goes over the wire.
 *
 * @param code AWS's error code, what programs decide by
 * @param status the HTTP status
 * @param message for people
 */
public record Fault(String code, int status, String message) {}
