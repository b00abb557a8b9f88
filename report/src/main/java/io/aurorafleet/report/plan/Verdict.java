package io.aurorafleet.report.plan;

/** What a plan says of a cluster, in one word. */
public enum Verdict {
  /** Nothing that was seen stands in the way. */
  READY("ready"),
  /** It is at the target already. */
  NOTHING_TO_DO("nothing to do"),
  /** Something has to be fixed first, or there is no way to the target. */
  BLOCKED("blocked"),
  /** It, or its databases, could not be looked at, so nobody knows what stands in the way. */
  NOT_SEEN("not seen"),
  /** It was asked for, but is not for us. */
  LEFT_OUT("left out");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Whether somebody has to act before a run of the plan does all that was asked for. */
  public boolean stops() {
    return this == BLOCKED || this == NOT_SEEN;
  }
}
