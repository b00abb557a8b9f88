package io.aurorafleet.sandbox.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.TimestampFormatTrait;

/** Writes any of the SDK's objects as JSON. */
final class JsonWriter {
  private static final JsonFactory FACTORY = new JsonFactory();
  private final JsonGenerator out;

  private JsonWriter(JsonGenerator out) {
    this.out = out;
  }

  static byte[] bytes(SdkPojo pojo) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      new JsonWriter(generator).structure(pojo);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private void structure(SdkPojo owner) throws IOException {
    out.writeStartObject();
    for (SdkField<?> field : owner.sdkFields()) {
      Object value = Present.value(field, owner);
      if (value != null) {
        out.writeFieldName(field.locationName());
        value(field, value);
      }
    }
    out.writeEndObject();
  }

  private void value(SdkField<?> field, @Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof SdkPojo structure) {
      structure(structure);
    } else if (value instanceof List<?> items) {
      list(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), items);
    } else if (value instanceof Map<?, ?> entries) {
      map(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), entries);
    } else {
      scalar(field, value);
    }
  }

  private void list(SdkField<?> member, List<?> items) throws IOException {
    out.writeStartArray();
    for (Object item : items) {
      value(member, item);
    }
    out.writeEndArray();
  }

  private void map(SdkField<?> member, Map<?, ?> entries) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      out.writeFieldName(entry.getKey().toString());
      value(member, entry.getValue());
    }
    out.writeEndObject();
  }

  private void scalar(SdkField<?> field, Object value) throws IOException {
    if (value instanceof Instant instant) {
      timestamp(field, instant);
    } else if (value instanceof SdkBytes bytes) {
      out.writeBinary(bytes.asByteArrayUnsafe());
    } else if (value instanceof Boolean bool) {
      out.writeBoolean(bool);
    } else if (value instanceof Number number) {
      out.writeNumber(number.toString());
    } else {
      out.writeString(value.toString());
    }
  }

  private void timestamp(SdkField<?> field, Instant instant) throws IOException {
    TimestampFormatTrait trait = field.getTrait(TimestampFormatTrait.class);
    if (trait != null && trait.format() == TimestampFormatTrait.Format.ISO_8601) {
      out.writeString(instant.toString());
    } else {
      out.writeNumber(BigDecimal.valueOf(instant.toEpochMilli(), 3));
    }
  }
}
