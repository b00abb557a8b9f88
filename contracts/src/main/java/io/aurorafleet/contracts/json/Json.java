package io.aurorafleet.contracts.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The one JSON dialect of all stored and sent records. Unknown fields are ignored, so that a newer
 * worker may add one; a document whose {@code schema} is newer than ours is refused as such,
 * because then a field we do not know may matter.
 */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule().addDeserializer(Instant.class, new InstantReader()))
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
          .build();

  private Json() {}

  /** One line of JSON. */
  public static String write(Object record) {
    try {
      return MAPPER.writeValueAsString(record);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a " + record.getClass().getSimpleName(), e);
    }
  }

  /** JSON for people: the same content, indented. */
  public static String writePretty(Object record) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write a " + record.getClass().getSimpleName(), e);
    }
  }

  /**
   * Reads a record that carries a {@code schema} number.
   *
   * @param known the newest schema this version of the software understands
   * @throws NewerSchemaException when the document's schema is newer: leave it alone
   * @throws UnreadableException when it is no JSON of this type
   */
  public static <T> T read(Class<T> type, String json, int known)
      throws NewerSchemaException, UnreadableException {
    int schema = schema(json);
    if (schema > known) {
      throw new NewerSchemaException(type.getSimpleName(), schema, known);
    }
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonParseException e) {
      throw new UnreadableException("it is not JSON", e);
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw new UnreadableException(reason(e), e);
    }
  }

  /** Found without reading the whole document, as it stands at the beginning of those we write. */
  private static int schema(String json) throws UnreadableException {
    try (JsonParser parser = MAPPER.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new UnreadableException("it is not a JSON object", null);
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean found = parser.currentName().equals("schema");
        if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && found) {
          return parser.getIntValue();
        }
        parser.skipChildren();
      }
    } catch (IOException e) {
      throw new UnreadableException("it is not JSON", e);
    }
    throw new UnreadableException("it has no schema number", null);
  }

  /** Any JSON document as a tree, for envelopes that are not ours. */
  public static JsonNode tree(String json) throws UnreadableException {
    try {
      JsonNode tree = MAPPER.readTree(json.getBytes(StandardCharsets.UTF_8));
      if (tree == null || !tree.isObject()) {
        throw new UnreadableException("it is not a JSON object", null);
      }
      return tree;
    } catch (IOException e) {
      throw new UnreadableException("it is not JSON", e);
    }
  }

  private static String reason(Exception e) {
    Throwable cause = e.getCause();
    boolean ours =
        cause instanceof IllegalArgumentException || cause instanceof NullPointerException;
    String message = String.valueOf(ours && cause != null ? cause.getMessage() : e.getMessage());
    int source = message.indexOf("\n");
    return source < 0 ? message : message.substring(0, source);
  }
}
