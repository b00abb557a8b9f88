package io.aurorafleet.dispatcher.cli;

/** What a command's exit code means; the same for every command, so that scripts can rely on it. */
public final class ExitCodes {
  /** Done; for {@code status}: every cluster ended as wished. */
  public static final int OK = 0;

  /** AWS or the network failed for now, or we have a bug; the message says which. */
  public static final int FAILED = 1;

  /** Something given or set up has to be corrected first, or nothing was found to work on. */
  public static final int BAD_INPUT = 2;

  /** The run goes on. */
  public static final int RUNNING = 3;

  /** The run has ended, and at least one cluster failed or was held back. */
  public static final int SOME_FAILED = 4;

  /**
   * Refused: by {@code dispatch} because a live upgrade has a cluster, and nothing was written; by
   * commands on a run for at least one cluster, whose line says why.
   */
  public static final int REFUSED = 5;

  /**
   * {@code plan}: something stands in the way of at least one cluster, or it could not be looked
   * at.
   */
  public static final int BLOCKED = 6;

  private ExitCodes() {}

  /** The lines for {@code --help}. */
  public static String[] help() {
    return new String[] {
      "0:Done; for status: every cluster ended as wished.",
      "1:AWS or the network failed for now, or we have a bug; the message says which.",
      "2:Something given or set up has to be corrected first, or nothing was found.",
      "3:status: the run goes on.",
      "4:status: the run has ended, and at least one cluster failed or was held back.",
      "5:Refused: dispatch because a live upgrade has a cluster (nothing was written); requeue, cancel, abandon: at least one cluster, whose line says why.",
      "6:plan: something stands in the way of at least one cluster, or it could not be looked at.",
    };
  }
}
