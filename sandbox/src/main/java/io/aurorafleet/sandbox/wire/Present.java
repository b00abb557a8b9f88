package io.aurorafleet.sandbox.wire;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;

/**
 * Tells a field that was set from one that was not. An empty list that was set is written, as an
 * empty element or array; a field that was never set is left out.
 */
final class Present {
  private Present() {}

  static @Nullable Object value(SdkField<?> field, SdkPojo owner) {
    Object value = field.getValueOrDefault(owner);
    return value instanceof SdkAutoConstructList || value instanceof SdkAutoConstructMap
        ? null
        : value;
  }
}
