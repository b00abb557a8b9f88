package io.aurorafleet.dispatcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.RunId;
import io.aurorafleet.contracts.checkpoint.Fact;
import io.aurorafleet.contracts.checkpoint.Position;
import io.aurorafleet.contracts.run.Ledger;
import io.aurorafleet.dispatcher.World.Ran;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A run of three clusters that was dispatched, and what workers may have made of it since. */
final class NightRun {
  static final RunId RUN = new RunId("night");
  private static final Failure FAILURE =
      Failure.fix("prepared-transactions", "one stands open", "Commit it, then requeue");

  final World world = new World();

  NightRun() {
    world.tagged("orders", "16.13");
    world.tagged("billing", "16.13");
    world.tagged("catalog", "16.13");
    world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=night");
    world.drop();
  }

  /** A run of that name over the same clusters, minutes later. */
  Ran dispatch(String run) {
    world.time.advance(Duration.ofMinutes(5));
    return world.run("dispatch", "--module=UPGRADE", "--target=17.11", "--run=" + run);
  }

  /** What a worker leaves whose step failed for good. */
  void halt(String cluster) {
    world.change(
        RUN,
        cluster,
        c -> c.failing(FAILURE).at(new Position.Halted(FAILURE, world.time.instant())));
  }

  /** What a worker notes before the upgrade that nothing takes back. */
  void commit(String cluster) {
    EngineVersion version = new EngineVersion("17.11");
    Fact intent = new Fact.Intended(world.time.instant(), 0, 1, version, version);
    world.change(RUN, cluster, c -> c.with(List.of(intent)));
  }

  Ledger ledger() {
    return world.ledgers().find(RUN).orElseThrow();
  }

  void changeLedger(UnaryOperator<Ledger> change) {
    world.ledgers().change(RUN, 10, book -> Optional.of(change.apply(book)));
  }

  /** What a command did with each cluster, as its JSON tells. */
  static Map<String, String> deeds(Ran ran) throws IOException {
    Map<String, String> deeds = new TreeMap<>();
    for (JsonNode line : new JsonMapper().readTree(ran.out()).path("clusters")) {
      deeds.put(line.path("cluster").asText(), line.path("deed").asText());
    }
    return deeds;
  }
}
