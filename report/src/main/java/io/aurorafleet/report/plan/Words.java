package io.aurorafleet.report.plan;

import io.aurorafleet.report.Plain;
import java.util.List;
import java.util.Locale;

/** Names in sentences. */
final class Words {
  private static final int FEW = 3;

  private Words() {}

  /** The first few, each on one harmless line, and how many more there are. */
  static String few(List<String> names) {
    List<String> first = names.stream().limit(FEW).map(Plain::line).toList();
    String more = names.size() > FEW ? " and %d more".formatted(names.size() - FEW) : "";
    return String.join(", ", first) + more;
  }

  /** {@code 1 table}, {@code 3 tables}. */
  static String count(long number, String thing) {
    return number(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** With commas between the thousands, whatever this machine's language. */
  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
