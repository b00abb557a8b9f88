package io.aurorafleet.contracts.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Reads instants as this software writes them ({@code 2026-11-22T21:00:00.123Z}) without a
 * formatter, because a checkpoint holds hundreds and is read at every visit; any other form goes to
 * Jackson's own reader.
 */
final class InstantReader extends JsonDeserializer<Instant> {
  private static final String FORM = "dddd-dd-ddTdd:dd:dd";
  private static final int NANOS = 9;
  private static final long DAY = 86_400;

  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (json.hasToken(JsonToken.VALUE_STRING) && plain(json.getText())) {
      return parse(json.getText());
    }
    return InstantDeserializer.INSTANT.deserialize(json, context);
  }

  /** Whether the text has the form; the last days of a month are left to a calendar. */
  private static boolean plain(String text) {
    int end = text.length() - 1;
    if (end < FORM.length() || text.charAt(end) != 'Z' || end > FORM.length() + 1 + NANOS) {
      return false;
    }
    for (int i = 0; i < FORM.length(); i++) {
      char form = FORM.charAt(i);
      char at = text.charAt(i);
      if (form == 'd' ? at < '0' || at > '9' : at != form) {
        return false;
      }
    }
    boolean fraction =
        end == FORM.length() || (text.charAt(FORM.length()) == '.' && end > FORM.length() + 1);
    for (int i = FORM.length() + 1; i < end; i++) {
      fraction &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
    }
    return fraction
        && number(text, 5, 2) >= 1
        && number(text, 5, 2) <= 12
        && number(text, 8, 2) >= 1
        && number(text, 8, 2) <= 28
        && number(text, 11, 2) < 24
        && number(text, 14, 2) < 60
        && number(text, 17, 2) < 60;
  }

  private static Instant parse(String text) {
    long day =
        LocalDate.of(number(text, 0, 4), number(text, 5, 2), number(text, 8, 2)).toEpochDay();
    long second = number(text, 11, 2) * 3600L + number(text, 14, 2) * 60L + number(text, 17, 2);
    int digits = Math.max(0, text.length() - FORM.length() - 2);
    long nanos = digits == 0 ? 0 : number(text, FORM.length() + 1, digits);
    for (int i = digits; i < NANOS; i++) {
      nanos *= 10;
    }
    return Instant.ofEpochSecond(day * DAY + second, nanos);
  }

  private static int number(String text, int from, int digits) {
    int number = 0;
    for (int i = from; i < from + digits; i++) {
      number = number * 10 + text.charAt(i) - '0';
    }
    return number;
  }
}
