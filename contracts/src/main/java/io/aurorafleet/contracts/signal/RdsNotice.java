package io.aurorafleet.contracts.signal;

import java.time.Instant;

/**
 * An {@code aws.rds} event as EventBridge delivers it: best effort, at least once, in any order.
 *
 * @param eventId such as {@code RDS-EVENT-0176}; exists only here, not in DescribeEvents
 * @param sourceType such as {@code CLUSTER}, {@code DB_INSTANCE}, {@code CLUSTER_SNAPSHOT}
 * @param date when it happened, as RDS says
 */
public record RdsNotice(
    String id,
    String eventId,
    String sourceType,
    String sourceIdentifier,
    String account,
    String region,
    Instant date,
    String message)
    implements Signal {}
