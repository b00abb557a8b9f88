package io.aurorafleet.worker.inbox;

import io.aurorafleet.cloud.checkpoint.Pointers;
import io.aurorafleet.contracts.ClusterId;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.signal.RdsNotice;
import io.aurorafleet.contracts.signal.Signal;
import io.aurorafleet.contracts.signal.WorkSignal;
import java.util.Optional;

/** From a signal to the checkpoint it is about: ours name it, RDS's lead there by a pointer. */
public final class Router {
  /** Which checkpoint. */
  public record Address(RunId run, ClusterId cluster) {}

  private final Pointers pointers;

  public Router(Pointers pointers) {
    this.pointers = pointers;
  }

  /** Empty when the signal is about a thing no run has to do with. */
  public Optional<Address> route(Signal signal) {
    if (signal instanceof WorkSignal work) {
      return Optional.of(new Address(work.order().run(), work.order().cluster()));
    }
    RdsNotice notice = (RdsNotice) signal;
    return kind(notice)
        .flatMap(
            kind ->
                pointers.find(notice.account(), notice.region(), kind, notice.sourceIdentifier()))
        .map(found -> new Address(found.pointer().run(), found.pointer().cluster()));
  }

  private static Optional<Pointers.Kind> kind(RdsNotice notice) {
    return switch (notice.sourceType()) {
      case "CLUSTER" -> Optional.of(Pointers.Kind.CLUSTER);
      case "DB_INSTANCE" -> Optional.of(Pointers.Kind.INSTANCE);
      case "CLUSTER_SNAPSHOT" -> Optional.of(Pointers.Kind.SNAPSHOT);
      default -> Optional.empty();
    };
  }
}
