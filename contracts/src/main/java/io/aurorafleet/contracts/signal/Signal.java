package io.aurorafleet.contracts.signal;

/**
 * A reason to look at a cluster again. Signals may be late, doubled, reordered or lost; a lost or
 * doubled one changes nothing but when somebody looks.
 */
public sealed interface Signal permits WorkSignal, RdsNotice {}
