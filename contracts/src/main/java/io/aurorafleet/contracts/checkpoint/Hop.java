package io.aurorafleet.contracts.checkpoint;

import io.aurorafleet.contracts.EngineVersion;

/** One engine-version change of the path to the target. */
public record Hop(EngineVersion from, EngineVersion to, boolean major, String family) {}
