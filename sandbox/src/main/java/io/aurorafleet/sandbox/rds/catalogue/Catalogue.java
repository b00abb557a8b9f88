package io.aurorafleet.sandbox.rds.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a Region offers. The standard one holds the versions whose data the sandbox can really move;
 * tests and users may give their own JSON of the same shape.
 */
public final class Catalogue {
  /** The JSON of versions, classes and lifecycles. */
  private record Offer(
      String defaultVersion,
      List<EngineVersion> versions,
      List<InstanceClass> classes,
      List<Lifecycle> lifecycles) {}

  private record Parameters(List<ParameterDefinition> parameters) {}

  private final Offer offer;
  private final List<ParameterDefinition> parameters;

  private Catalogue(Offer offer, List<ParameterDefinition> parameters) {
    this.offer = offer;
    this.parameters =
        parameters.stream().sorted(Comparator.comparing(ParameterDefinition::name)).toList();
  }

  /** The catalogue that ships with the sandbox. */
  public static Catalogue standard() {
    return read(resource("engine-versions.json"), resource("parameters.json"));
  }

  /** The standard parameters with other versions; the stream is closed. */
  public static Catalogue withVersions(InputStream versions) {
    return read(versions, resource("parameters.json"));
  }

  /** Reads both files and closes the streams. */
  public static Catalogue read(InputStream versions, InputStream parameters) {
    ObjectMapper json = new ObjectMapper();
    try (versions;
        parameters) {
      return new Catalogue(
          json.readValue(versions, Offer.class),
          json.readValue(parameters, Parameters.class).parameters());
    } catch (IOException e) {
      throw new UncheckedIOException("The RDS catalogue cannot be read: " + e.getMessage(), e);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(Catalogue.class.getResourceAsStream(name), name);
  }

  /** All versions, as the file has them. */
  public List<EngineVersion> versions() {
    return offer.versions();
  }

  /** The version a new cluster gets when it asks for none. */
  public String defaultVersion() {
    return offer.defaultVersion();
  }

  /** The version of exactly that name. */
  public Optional<EngineVersion> version(String version) {
    return offer.versions().stream().filter(v -> v.version().equals(version)).findFirst();
  }

  /** The parameter group families, oldest first. */
  public List<String> families() {
    return offer.versions().stream()
        .sorted(Comparator.comparingInt(EngineVersion::major))
        .map(EngineVersion::family)
        .distinct()
        .toList();
  }

  /** Support dates of the majors. */
  public List<Lifecycle> lifecycles() {
    return offer.lifecycles();
  }

  /** The instance classes that can be ordered with a version. */
  public List<String> orderable(EngineVersion version) {
    return offer.classes().stream()
        .filter(c -> c.orderable(version))
        .map(InstanceClass::name)
        .toList();
  }

  /** The parameters of a family in one kind of group, by name. */
  public List<ParameterDefinition> parameters(String family, ParameterScope scope) {
    int major = major(family);
    return parameters.stream().filter(p -> p.in(major, scope)).toList();
  }

  /** The major a family belongs to. */
  public int major(String family) {
    return offer.versions().stream()
        .filter(v -> v.family().equals(family))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("Unknown family " + family))
        .major();
  }
}
