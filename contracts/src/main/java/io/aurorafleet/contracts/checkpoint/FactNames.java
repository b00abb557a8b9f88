package io.aurorafleet.contracts.checkpoint;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.DatabindContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.jsontype.impl.TypeIdResolverBase;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A fact is stored under its record's own name; the sealed interface is the list of them. */
final class FactNames extends TypeIdResolverBase {
  private static final Map<String, Class<?>> KINDS =
      Arrays.stream(Fact.class.getPermittedSubclasses())
          .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

  @Override
  public String idFromValue(Object value) {
    return value.getClass().getSimpleName();
  }

  @Override
  public String idFromValueAndType(Object value, Class<?> type) {
    return type.getSimpleName();
  }

  @Override
  public JavaType typeFromId(DatabindContext context, String id) {
    Class<?> kind = KINDS.get(id);
    if (kind == null) {
      throw new IllegalArgumentException("\"" + id + "\" is not a fact this version knows");
    }
    return context.constructType(kind);
  }

  @Override
  public JsonTypeInfo.Id getMechanism() {
    return JsonTypeInfo.Id.CUSTOM;
  }
}
