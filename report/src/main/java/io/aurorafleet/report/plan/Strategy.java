package io.aurorafleet.report.plan;

/** How a cluster is best brought to its target. */
public enum Strategy {
  /** ModifyDBCluster on the cluster itself, which is what a run of ours does. */
  IN_PLACE("in place"),
  /** A blue/green deployment of RDS, which no run of ours makes. */
  BLUE_GREEN("blue/green"),
  /** Leave it as it is, for now or for good. */
  DO_NOT_TOUCH("do not touch");

  private final String words;

  Strategy(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }
}
