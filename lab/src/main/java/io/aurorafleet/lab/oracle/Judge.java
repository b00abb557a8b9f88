package io.aurorafleet.lab.oracle;

import io.aurorafleet.contracts.checkpoint.Finding;
import io.aurorafleet.lab.oracle.Trial.Answer;
import io.aurorafleet.sandbox.postgres.UpgradeTrial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Compares both verdicts. */
final class Judge {
  private static final String UNICODE = "unicode_dependent_rels.txt";

  private Judge() {}

  /** When pg_upgrade cannot be asked. */
  static Trial skipped(OracleCase of, int source, int target, String why, List<Finding> findings) {
    return new Trial(
        of.name(),
        source,
        target,
        Answer.SKIPPED,
        "skipped: " + why,
        findings,
        List.of(),
        List.of(),
        false);
  }

  /**
   * Judges.
   *
   * @param check what {@code pg_upgrade --check} said
   * @param whole runs the whole upgrade, asked only where the check does not tell
   */
  static Trial judge(
      OracleCase of,
      int source,
      int target,
      Verdict check,
      Supplier<Verdict> whole,
      List<Finding> findings) {
    List<Finding> blockers = Trial.blockers(findings);
    List<String> hard =
        blockers.stream().filter(Trial::fails).map(Finding::check).distinct().toList();
    boolean expected = of.refused() != null && of.refused().has(source, target);
    Answer answer = check.passed() ? Answer.PASSES : Answer.REFUSES;
    Verdict told = check;
    if (check.passed() && (!hard.isEmpty() || expected)) {
      told = whole.get();
      answer = told.passed() ? Answer.PASSES : Answer.FAILS_LATER;
    } else if (check.passed() && !check.lists().getOrDefault(UNICODE, List.of()).isEmpty()) {
      answer = Answer.WARNS;
    }
    boolean failed = answer == Answer.REFUSES || answer == Answer.FAILS_LATER;
    return new Trial(
        of.name(),
        source,
        target,
        answer,
        words(answer, told),
        findings,
        missed(answer, told, findings),
        failed ? List.of() : hard,
        of.refused() != null && expected != failed);
  }

  private static List<String> missed(Answer answer, Verdict told, List<Finding> findings) {
    List<Finding> blockers = Trial.blockers(findings);
    if (answer == Answer.PASSES) {
      return List.of();
    }
    if (answer == Answer.FAILS_LATER) {
      return blockers.isEmpty() ? List.of("the upgrade fails: " + told.words()) : List.of();
    }
    List<Wanted> wanted = Refusals.of(told);
    List<String> missed = new ArrayList<>();
    for (Wanted one : wanted) {
      if (!one.foundBy(answer == Answer.WARNS ? findings : blockers)) {
        missed.add("%s by one of %s".formatted(one.object(), one.checks()));
      }
    }
    if (wanted.isEmpty()) {
      missed.add("pg_upgrade refuses in words unknown here: " + told.words());
    }
    return missed;
  }

  private static String words(Answer answer, Verdict told) {
    String files = String.join(", ", told.lists().keySet());
    return switch (answer) {
      case PASSES -> "passes";
      case WARNS -> "warns: " + files;
      case REFUSES -> "refuses: " + (files.isEmpty() ? told.words() : files);
      case FAILS_LATER -> "passes --check, fails later: " + told.words();
      case SKIPPED -> "skipped";
    };
  }
}
