package io.aurorafleet.report;

import io.aurorafleet.contracts.checkpoint.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which fixes of a list of findings need not be shown, as another one's holds all of them: two
 * checks may name the same object, and what is pasted twice fails the second time.
 */
public final class Fixes {
  private Fixes() {}

  /**
   * The finding whose fix does for this one too; empty when its own is to be shown. Of two equal
   * ones the first is shown.
   *
   * @param shown the findings in the order in which they are shown
   * @param index of the one asked for
   */
  public static Optional<Finding> instead(List<Finding> shown, int index) {
    return IntStream.range(0, shown.size())
        .filter(other -> covers(shown.get(other), shown.get(index), other < index))
        .mapToObj(shown::get)
        .findFirst();
  }

  /** The same advice, in the same database, for all the same objects and maybe more. */
  private static boolean covers(Finding other, Finding one, boolean earlier) {
    if (one.remedy().isEmpty()
        || other.severity() != one.severity()
        || one.database() == null
        || !one.database().equals(other.database())
        || !advice(other).equals(advice(one))) {
      return false;
    }
    Set<String> more = statements(other);
    Set<String> own = statements(one);
    return !own.isEmpty() && more.containsAll(own) && (earlier || more.size() > own.size());
  }

  private static String advice(Finding finding) {
    return finding.remedy().lines().findFirst().orElse("");
  }

  private static Set<String> statements(Finding finding) {
    return new HashSet<>(finding.remedy().lines().skip(1).toList());
  }
}
