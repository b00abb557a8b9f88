package io.aurorafleet.sandbox.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Builds any of the SDK's objects from an untyped tree, by the SDK's own description of its fields.
 * Unknown parameters are ignored, as AWS ignores them.
 */
final class RequestReader {
  private final Shape shape;

  RequestReader(Shape shape) {
    this.shape = shape;
  }

  Object read(SdkPojo builder, Map<?, ?> tree) throws MalformedInput {
    for (SdkField<?> field : builder.sdkFields()) {
      Object written = tree.get(field.locationName());
      if (written != null) {
        field.set(builder, value(field, written));
      }
    }
    return ((Buildable) builder).build();
  }

  private Object value(SdkField<?> field, Object written) throws MalformedInput {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.LIST) {
      return list(field.getRequiredTrait(ListTrait.class), written);
    }
    if (type == MarshallingType.MAP) {
      return map(field.getRequiredTrait(MapTrait.class), written);
    }
    if (type == MarshallingType.SDK_POJO) {
      return read(field.constructor().get(), written instanceof Map<?, ?> m ? m : Map.of());
    }
    return Scalars.parse(field, written);
  }

  private List<@Nullable Object> list(ListTrait trait, Object written) throws MalformedInput {
    List<@Nullable Object> items = new ArrayList<>();
    for (Object item : shape.items(written, trait)) {
      items.add(item == null ? null : value(trait.memberFieldInfo(), item));
    }
    return items;
  }

  private Map<String, @Nullable Object> map(MapTrait trait, Object written) throws MalformedInput {
    Map<String, @Nullable Object> entries = new LinkedHashMap<>();
    for (Map.Entry<String, ?> entry : shape.entries(written, trait).entrySet()) {
      Object value = entry.getValue();
      entries.put(entry.getKey(), value == null ? null : value(trait.valueFieldInfo(), value));
    }
    return entries;
  }
}
