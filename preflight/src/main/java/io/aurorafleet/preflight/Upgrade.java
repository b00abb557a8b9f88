package io.aurorafleet.preflight;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunOptions.Slots;

/**
 * The hop that checks are made for, by majors, because pg_upgrade's rules go by them.
 *
 * @param slots what the run may do with logical slots, which decides whether they stop it
 */
public record Upgrade(int from, int to, boolean major, Slots slots) {
  public static Upgrade of(EngineVersion from, EngineVersion to, boolean major, Slots slots) {
    return new Upgrade(from.major(), to.major(), major, slots);
  }
}
