package io.aurorafleet.sandbox.wire;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.DefaultValueTrait;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.core.traits.RequiredTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** Objects of the SDK with random contents, among them what is awkward on the wire. */
final class RandomPojo {
  /** The client turns these into other calls or other hosts. */
  private static final Set<String> SKIPPED =
      Set.of("SourceRegion", "PreSignedUrl", "EndpointId", "DestinationRegion");

  private static final List<String> TEXTS =
      List.of(
          "a",
          "ü€日本 <&>\"'",
          "line\nbreak\r\n",
          "a=b&c=d+e%20f",
          " lead",
          "trail ",
          "true",
          "12",
          "😀",
          "a.b.c",
          "tab\there",
          "]]>",
          "");

  private static final int DEEPEST = 6;
  private final Random random;

  RandomPojo(long seed) {
    this.random = new Random(seed);
  }

  Object fill(SdkPojo builder) {
    return fill(builder, 0);
  }

  private Object fill(SdkPojo builder, int depth) {
    boolean empty = true;
    for (SdkField<?> field : builder.sdkFields()) {
      boolean demanded =
          field.containsTrait(RequiredTrait.class) || field.containsTrait(DefaultValueTrait.class);
      // The Query protocol cannot say a wholly empty structure, so nested ones get their first.
      boolean wanted = demanded || (depth > 0 && empty) || random.nextInt(10) < 6;
      Object value = wanted && !SKIPPED.contains(field.memberName()) ? value(field, depth) : null;
      if (value != null) {
        field.set(builder, value);
        empty = false;
      }
    }
    return ((Buildable) builder).build();
  }

  private Object value(SdkField<?> field, int depth) {
    MarshallingType<?> type = field.marshallingType();
    if (type == MarshallingType.SDK_POJO) {
      return depth > DEEPEST ? null : fill(field.constructor().get(), depth + 1);
    }
    if (type == MarshallingType.LIST) {
      return list(field.getRequiredTrait(ListTrait.class).memberFieldInfo(), depth + 1);
    }
    if (type == MarshallingType.MAP) {
      return map(field.getRequiredTrait(MapTrait.class).valueFieldInfo(), depth + 1);
    }
    return scalar(type);
  }

  private Object list(SdkField<?> member, int depth) {
    List<Object> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0 && depth <= DEEPEST; i--) {
      items.add(value(member, depth));
    }
    return items;
  }

  private Object map(SdkField<?> member, int depth) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (int i = random.nextInt(3); i >= 0 && depth <= DEEPEST; i--) {
      entries.put("k." + i + "&ü", value(member, depth));
    }
    return entries.isEmpty() ? null : entries;
  }

  private Object scalar(MarshallingType<?> type) {
    if (type == MarshallingType.STRING) {
      return TEXTS.get(random.nextInt(TEXTS.size()));
    }
    if (type == MarshallingType.INSTANT) {
      return Instant.ofEpochMilli(1_700_000_000_000L + random.nextInt());
    }
    if (type == MarshallingType.SDK_BYTES) {
      byte[] bytes = new byte[1 + random.nextInt(20)];
      random.nextBytes(bytes);
      return SdkBytes.fromByteArray(bytes);
    }
    return Map.<MarshallingType<?>, Object>of(
            MarshallingType.INTEGER, random.nextInt(),
            MarshallingType.LONG, random.nextLong(),
            MarshallingType.DOUBLE, random.nextInt(1000) / 8.0,
            MarshallingType.FLOAT, random.nextInt(1000) / 8f,
            MarshallingType.BOOLEAN, random.nextBoolean())
        .get(type);
  }
}
