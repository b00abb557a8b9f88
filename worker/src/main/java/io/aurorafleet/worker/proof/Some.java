package io.aurorafleet.worker.proof;

import java.util.List;
import java.util.stream.Collectors;

/** The first few of a list, for a sentence. */
final class Some {
  private static final int MOST = 10;

  private Some() {}

  static String of(List<String> all) {
    String head = all.stream().limit(MOST).collect(Collectors.joining(", "));
    return all.size() <= MOST ? head : head + " and %d more".formatted(all.size() - MOST);
  }
}
