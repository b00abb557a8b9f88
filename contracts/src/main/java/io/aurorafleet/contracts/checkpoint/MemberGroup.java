package io.aurorafleet.contracts.checkpoint;

/**
 * The instance parameter group that a member shall have after a hop.
 *
 * @param from the group it had before
 */
public record MemberGroup(String instance, String from, String group) {}
