package io.aurorafleet.sandbox.wire;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Writes any of the SDK's objects as the XML of the Query protocol. */
final class XmlWriter {
  private final StringBuilder out = new StringBuilder(4096);

  XmlWriter open(String tag) {
    out.append('<').append(tag).append('>');
    return this;
  }

  XmlWriter close(String tag) {
    out.append("</").append(tag).append('>');
    return this;
  }

  XmlWriter element(String tag, String text) {
    return open(tag).text(text).close(tag);
  }

  XmlWriter structure(SdkPojo owner) {
    for (SdkField<?> field : owner.sdkFields()) {
      Object value = Present.value(field, owner);
      if (value != null) {
        field(field.unmarshallLocationName(), field, value);
      }
    }
    return this;
  }

  private void field(String tag, SdkField<?> field, Object value) {
    if (field.marshallingType() == MarshallingType.LIST) {
      list(tag, field.getRequiredTrait(ListTrait.class), (List<?>) value);
      return;
    }
    open(tag);
    if (value instanceof SdkPojo structure) {
      structure(structure);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, item) -> entry(field.getRequiredTrait(MapTrait.class), key, item));
    } else {
      text(scalar(value));
    }
    close(tag);
  }

  private void list(String tag, ListTrait trait, List<?> items) {
    SdkField<?> member = trait.memberFieldInfo();
    if (trait.isFlattened()) {
      items.forEach(item -> field(tag, member, item));
      return;
    }
    open(tag);
    items.forEach(item -> field(member.unmarshallLocationName(), member, item));
    close(tag);
  }

  private void entry(MapTrait trait, Object key, Object value) {
    open("entry").element(trait.keyLocationName(), key.toString());
    field(trait.valueLocationName(), trait.valueFieldInfo(), value);
    close("entry");
  }

  private static String scalar(Object value) {
    if (value instanceof SdkBytes bytes) {
      return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
    return value instanceof Instant instant
        ? instant.truncatedTo(ChronoUnit.MILLIS).toString()
        : value.toString();
  }

  private XmlWriter text(String text) {
    text.codePoints().forEach(this::character);
    return this;
  }

  private void character(int c) {
    switch (c) {
      case '&' -> out.append("&amp;");
      case '<' -> out.append("&lt;");
      case '>' -> out.append("&gt;");
      case '\r' -> out.append("&#13;");
      default -> out.appendCodePoint(legal(c) ? c : '\uFFFD');
    }
  }

  /** XML 1.0 has no way at all, not even escaped, to say the other characters. */
  private static boolean legal(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c > 0xFFFF;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
