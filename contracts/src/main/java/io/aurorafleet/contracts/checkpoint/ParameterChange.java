package io.aurorafleet.contracts.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of one parameter on the way to the next family.
 *
 * @param group the present group; a default one when the value was never set
 * @param from the present value; null when it is not set and the engine's default is empty
 * @param newName what the next family calls it, null unless renamed
 * @param to the value after the hop; null when there is none
 * @param needsReboot whether the value takes effect only with a reboot of the member
 * @param why the reason, as a sentence for people
 */
public record ParameterChange(
    Kind kind,
    String group,
    String name,
    @Nullable String from,
    @Nullable String newName,
    @Nullable String to,
    Change change,
    boolean needsReboot,
    String why) {
  /** Which of the two kinds of parameter group it is in. */
  public enum Kind {
    CLUSTER,
    INSTANCE
  }

  /** What became of it. */
  public enum Change {
    /** Set by somebody, and set alike in the next group. */
    KEPT,
    /** Kept under the name, and in the unit, that the next family has for it. */
    RENAMED,
    /** Set by somebody, but the next family has no such parameter, or lets nobody set it. */
    DROPPED,
    /** Set by somebody, but the next family does not allow the value; the default holds. */
    INVALID,
    /** Set by nobody, and the engine's default differs in the next family. */
    DEFAULT_CHANGED,
    /** A hand has changed what we made; its value stays. */
    EDITED
  }

  /** One line for logs: {@code kept: cluster parameter work_mem = 65536}. */
  public String line() {
    String said =
        "%s: %s parameter %s = %s"
            .formatted(
                change.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' '),
                kind.name().toLowerCase(java.util.Locale.ROOT),
                name,
                from == null || from.isEmpty() ? "(none)" : from);
    return why.isEmpty() ? said : said + " (" + why + ")";
  }
}
