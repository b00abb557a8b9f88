package io.aurorafleet.contracts;

import java.util.List;

/**
 * Why something did not go well, as a value that a user can act on: what failed and why in one
 * sentence, the evidence (event texts, log lines, rows), and the next action. Never holds a secret.
 *
 * @param category who has to act
 * @param code a short stable word for scripts and for the operator's guide, such as {@code
 *     prepared-transactions}
 */
public record Failure(
    Category category, String code, String reason, List<String> evidence, String nextAction) {
  /** Who has to act. */
  public enum Category {
    /**
     * The cause lies in the cluster, the account or the request; fixing it and requeueing helps.
     */
    FIX,
    /** The outside failed us for a while; the same again may well succeed. */
    RETRY,
    /** An assumption of ours did not hold; please report it, with the evidence. */
    BUG,
    /**
     * Nothing failed: an operator, the failure budget or the change window stopped the attempt
     * before its commit point. It ends as held, and may be requeued.
     */
    HELD
  }

  public Failure {
    evidence = List.copyOf(evidence);
  }

  /** A cause that somebody has to remove before a requeue. */
  public static Failure fix(String code, String reason, String nextAction, String... evidence) {
    return new Failure(Category.FIX, code, reason, List.of(evidence), nextAction);
  }

  /** A passing fault of the outside. */
  public static Failure retry(String code, String reason, String nextAction, String... evidence) {
    return new Failure(Category.RETRY, code, reason, List.of(evidence), nextAction);
  }

  /** A broken assumption of ours. */
  public static Failure bug(String code, String reason, String... evidence) {
    return new Failure(
        Category.BUG,
        code,
        reason,
        List.of(evidence),
        "Report this with the cluster's log; nothing more is done to the cluster until it is requeued.");
  }

  /** Why an attempt is not begun, or not gone on with, although nothing failed. */
  public static Failure held(String code, String reason, String nextAction) {
    return new Failure(Category.HELD, code, reason, List.of(), nextAction);
  }

  /** Whether the attempt ends as held rather than as failed. */
  public boolean holds() {
    return category == Category.HELD;
  }

  public Failure withEvidence(List<String> more) {
    return new Failure(category, code, reason, more, nextAction);
  }
}
