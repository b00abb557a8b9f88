package io.aurorafleet.report;

import java.util.Collection;

/**
 * A piece of markup. It is made by filling a template, and filling escapes whatever is not markup
 * itself, so no name from outside can become markup by being forgotten.
 */
public record Html(String markup) {
  /** No markup at all. */
  public static final Html NOTHING = new Html("");

  /**
   * Fills a template.
   *
   * @param template a constant of ours, with a {@code {}} for each value in order
   */
  public static Html of(String template, Object... values) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int hole = template.indexOf("{}", from);
      if (hole < 0) {
        throw new IllegalArgumentException("More values than places in: " + template);
      }
      text.append(template, from, hole).append(escaped(value));
      from = hole + 2;
    }
    if (template.indexOf("{}", from) >= 0) {
      throw new IllegalArgumentException("More places than values in: " + template);
    }
    return new Html(text.append(template, from, template.length()).toString());
  }

  /** One piece after the other. */
  public static Html all(Collection<Html> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(p -> text.append(p.markup()));
    return new Html(text.toString());
  }

  private static String escaped(Object value) {
    if (value instanceof Html html) {
      return html.markup();
    }
    StringBuilder text = new StringBuilder();
    // Line ends stay, for pre; other control and direction characters go.
    String clean = String.valueOf(value).replaceAll("[\\p{Cc}\\p{Cf}&&[^\\n]]", " ");
    for (int i = 0; i < clean.length(); i++) {
      switch (clean.charAt(i)) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(clean.charAt(i));
      }
    }
    return text.toString();
  }
}
