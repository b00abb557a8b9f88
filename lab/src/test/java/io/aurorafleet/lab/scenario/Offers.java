package io.aurorafleet.lab.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.aurorafleet.sandbox.rds.catalogue.Catalogue;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Engine versions on offer, other than the standard ones. */
final class Offers {
  private Offers() {}

  /** The standard offer, but from 14 one has to go through 16. */
  static Catalogue fourteenOnlyThroughSixteen() {
    try (InputStream standard =
        Objects.requireNonNull(Catalogue.class.getResourceAsStream("engine-versions.json"))) {
      JsonNode offer = new ObjectMapper().readTree(standard);
      for (JsonNode version : offer.path("versions")) {
        if (version.path("version").asText().startsWith("14.")) {
          ArrayNode targets = (ArrayNode) version.path("targets");
          for (int i = targets.size() - 1; i >= 0; i--) {
            if (!targets.get(i).path("version").asText().startsWith("16.")) {
              targets.remove(i);
            }
          }
        }
      }
      return Catalogue.withVersions(
          new ByteArrayInputStream(offer.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
