package io.aurorafleet.dispatcher.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Sentences as lines that fit. For what is to be pasted it is not meant: a break would change it.
 */
public final class Wrapped {
  private static final int LEAST = 20;

  private Wrapped() {}

  /**
   * Breaks at spaces; a word that does not fit at all is left whole.
   *
   * @param first what the first line begins with; the others are indented as far
   * @param width how many characters fit on a line
   */
  public static List<String> lines(String first, String text, int width) {
    return lines(first, " ".repeat(first.length()), text, width);
  }

  /** The same with another indent. */
  public static List<String> lines(String first, String indent, String text, int width) {
    List<String> lines = new ArrayList<>();
    String start = first;
    String rest = text;
    while (!rest.isEmpty()) {
      int room = Math.max(LEAST, width - start.length());
      int end = end(rest, room);
      lines.add((start + rest.substring(0, end)).stripTrailing());
      rest = rest.substring(end).stripLeading();
      start = indent;
    }
    return lines.isEmpty() ? List.of(first.stripTrailing()) : lines;
  }

  /** Behind the last word that fits; behind the first when not even that does. */
  private static int end(String text, int room) {
    if (text.length() <= room) {
      return text.length();
    }
    int last = text.lastIndexOf(' ', room);
    int end = last > 0 ? last : text.indexOf(' ');
    return end > 0 ? end : text.length();
  }
}
