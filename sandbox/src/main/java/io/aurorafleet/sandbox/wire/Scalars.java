package io.aurorafleet.sandbox.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;

/** Values that are neither list, map nor structure, as both protocols write them. */
final class Scalars {
  private interface Parser {
    Object parse(String text);
  }

  private static final Map<MarshallingType<?>, Parser> PARSERS =
      Map.of(
          MarshallingType.STRING, text -> text,
          MarshallingType.BOOLEAN, Scalars::bool,
          MarshallingType.INTEGER, Integer::valueOf,
          MarshallingType.LONG, Long::valueOf,
          MarshallingType.SHORT, Short::valueOf,
          MarshallingType.DOUBLE, Double::valueOf,
          MarshallingType.FLOAT, Float::valueOf,
          MarshallingType.INSTANT, Scalars::instant,
          MarshallingType.SDK_BYTES,
              text -> SdkBytes.fromByteArray(Base64.getDecoder().decode(text)));

  private Scalars() {}

  static Object parse(SdkField<?> field, Object written) throws MalformedInput {
    Parser parser = PARSERS.get(field.marshallingType());
    if (parser == null) {
      throw new MalformedInput("The sandbox cannot read " + field.memberName());
    }
    try {
      return parser.parse(written.toString());
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new MalformedInput(
          "'" + written + "' is not a valid value for " + field.locationName());
    }
  }

  private static Boolean bool(String text) {
    if (text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")) {
      return Boolean.valueOf(text);
    }
    throw new IllegalArgumentException(text);
  }

  private static Instant instant(String text) {
    return text.indexOf('T') < 0
        ? Instant.ofEpochMilli(Math.round(Double.parseDouble(text) * 1000))
        : DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC).parse(text, Instant::from);
  }
}
