package io.aurorafleet.preflight;

import io.aurorafleet.contracts.EngineVersion;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What came of the search for a way to the target version. */
public sealed interface Route {
  /** One engine-version change. */
  record Leg(EngineVersion from, EngineVersion to, boolean major) {}

  /** The cluster is at the target or past it: nothing to do. */
  record AlreadyThere(EngineVersion at) implements Route {}

  /** The hops to go, at least one. */
  record Found(List<Leg> legs) implements Route {
    public Found {
      legs = List.copyOf(legs);
    }
  }

  /**
   * RDS offers no way; {@code valid} are the targets it does offer from the present version, oldest
   * first.
   */
  record None(List<UpgradePath.Target> valid) implements Route {
    public None {
      valid = List.copyOf(valid);
    }

    /** For the message: {@code 16.10 (minor), 17.6 (major)}. */
    public String offered() {
      return valid.isEmpty()
          ? "none"
          : valid.stream()
              .map(t -> t.version() + (t.major() ? " (major)" : " (minor)"))
              .collect(Collectors.joining(", "));
    }
  }

  /** Handles each of the three; there is no fourth. */
  default <T> T fold(
      Function<AlreadyThere, T> there, Function<Found, T> found, Function<None, T> none) {
    if (this instanceof AlreadyThere a) {
      return there.apply(a);
    }
    return this instanceof Found f ? found.apply(f) : none.apply((None) this);
  }
}
