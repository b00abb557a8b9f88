package io.aurorafleet.sandbox.wire;

import java.util.Collection;
import java.util.Map;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** How a protocol spells collections in an untyped parameter. */
interface Shape {
  Collection<?> items(Object written, ListTrait trait) throws MalformedInput;

  Map<String, ?> entries(Object written, MapTrait trait) throws MalformedInput;
}
