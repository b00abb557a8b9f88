package io.aurorafleet.worker.steps.rules;

import java.util.List;

/** Small sentences, so that every step joins and cuts a list in the same way. */
public final class Words {
  private static final int MOST = 10;

  private Words() {}

  /** A list for a sentence; a long one is cut, with the number of the rest. */
  public static String list(List<?> things) {
    if (things.isEmpty()) {
      return "nothing";
    }
    String head =
        things.stream()
            .limit(MOST)
            .map(String::valueOf)
            .reduce((a, b) -> a + ", " + b)
            .orElseThrow();
    return things.size() <= MOST ? head : head + " and %d more".formatted(things.size() - MOST);
  }
}
