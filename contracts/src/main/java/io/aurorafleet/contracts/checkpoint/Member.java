package io.aurorafleet.contracts.checkpoint;

/** A DB instance of a cluster. */
public record Member(
    String id, boolean writer, String instanceClass, String parameterGroup, int promotionTier) {}
