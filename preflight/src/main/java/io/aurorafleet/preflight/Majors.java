package io.aurorafleet.preflight;

/**
 * The upgrades that a check matters for, by source and target majors; bounds are inclusive.
 *
 * @param minorToo whether it matters for minor upgrades as well, whatever the majors
 */
public record Majors(
    int firstSource, int lastSource, int firstTarget, int lastTarget, boolean minorToo) {
  private static final int ANY = 1000;

  /** Any upgrade, minor ones too. */
  public static final Majors ANY_UPGRADE = new Majors(0, ANY, 0, ANY, true);

  /** Any major upgrade. */
  public static final Majors MAJOR = new Majors(0, ANY, 0, ANY, false);

  /** What the major after {@code last} changed: from that or an older one to a newer one. */
  public static Majors leaving(int last) {
    return new Majors(0, last, last + 1, ANY, false);
  }

  /** From this source major on. */
  public static Majors from(int first) {
    return new Majors(first, ANY, 0, ANY, false);
  }

  /** To this target major or a newer one. */
  public static Majors to(int first) {
    return new Majors(0, ANY, first, ANY, false);
  }

  /** The same, but of source majors up to {@code last} only. */
  public Majors upTo(int last) {
    return new Majors(firstSource, last, firstTarget, lastTarget, minorToo);
  }

  /** The same, but from this source major on. */
  public Majors since(int first) {
    return new Majors(first, lastSource, firstTarget, lastTarget, minorToo);
  }

  /** Whether the upgrade is one of them. */
  public boolean include(Upgrade upgrade) {
    return (minorToo || upgrade.major())
        && upgrade.from() >= firstSource
        && upgrade.from() <= lastSource
        && upgrade.to() >= firstTarget
        && upgrade.to() <= lastTarget;
  }

  /** Such as {@code ≤ 13 → ≥ 14}, {@code ≥ 17 → any}, or {@code any, minor too}. */
  @Override
  public String toString() {
    String text = range(firstSource, lastSource) + " → " + range(firstTarget, lastTarget);
    return (text.equals("any → any") ? "any" : text) + (minorToo ? ", minor too" : "");
  }

  private static String range(int first, int last) {
    if (first == 0) {
      return last == ANY ? "any" : "≤ " + last;
    }
    return last == ANY ? "≥ " + first : first + "–" + last;
  }
}
