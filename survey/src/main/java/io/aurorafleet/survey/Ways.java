package io.aurorafleet.survey;

import io.aurorafleet.cloud.cluster.EngineCatalogue;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.checkpoint.Hop;
import io.aurorafleet.preflight.Route;
import io.aurorafleet.preflight.UpgradePath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Finds the way from one engine version to another in what Aurora offers now. */
public final class Ways {
  private final EngineCatalogue catalogue;

  @Inject
  public Ways(EngineCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** The best way, that there is nothing to do, or that there is none. */
  public Route route(EngineVersion from, EngineVersion target) {
    return UpgradePath.search(from, target, this::targets);
  }

  /** A way's hops, each with the parameter-group family it goes to. */
  public List<Hop> hops(Route.Found found) {
    return found.legs().stream().map(this::hop).toList();
  }

  /** The parameter-group family of a version; empty when RDS no longer describes it. */
  public Optional<String> family(EngineVersion version) {
    return catalogue.engine(version).map(EngineCatalogue.Engine::family);
  }

  private List<UpgradePath.Target> targets(EngineVersion version) {
    Optional<EngineCatalogue.Engine> engine = catalogue.engine(version);
    return engine.map(EngineCatalogue.Engine::targets).orElse(List.of()).stream()
        .map(t -> new UpgradePath.Target(t.version(), t.major()))
        .toList();
  }

  private Hop hop(Route.Leg leg) {
    String family =
        catalogue
            .engine(leg.to())
            .map(EngineCatalogue.Engine::family)
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "RDS lists " + leg.to() + " but does not describe it"));
    return new Hop(leg.from(), leg.to(), leg.major(), family);
  }
}
