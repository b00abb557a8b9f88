package io.aurorafleet.lab.killmatrix;

import io.aurorafleet.contracts.EngineVersion;
import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.contracts.RunOptions;
import io.aurorafleet.lab.fleet.Contents;
import io.aurorafleet.lab.fleet.PlannedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is done to a cluster whose workers are killed; together they go through every step. */
public enum Scenario {
  /** A major upgrade with a slot, an old extension, two databases, a safety clone. */
  MAJOR(RunModule.UPGRADE, "15.19", "17.11") {
    @Override
    RunOptions options() {
      return RunOptions.defaults().withSlots(RunOptions.Slots.RECREATE, true);
    }

    @Override
    Map<String, List<String>> databases() {
      List<String> app = new ArrayList<>(List.of("CREATE EXTENSION hstore VERSION '1.6'"));
      app.addAll(Contents.shopWithSlot(ROWS));
      return Map.of("app", app, "reports", SMALL);
    }
  },

  /** A minor upgrade with a snapshot and pending maintenance. */
  MINOR(RunModule.UPGRADE, "16.13", "16.15") {
    @Override
    RunOptions options() {
      return RunOptions.defaults().withSnapshot(true).withMaintenance(true);
    }

    @Override
    Map<String, List<String>> databases() {
      return Map.of("app", SMALL);
    }
  },

  /** Checks and preparation, with a snapshot. */
  PREUPGRADE(RunModule.PREUPGRADE, "15.19", "17.11") {
    @Override
    RunOptions options() {
      return RunOptions.defaults().withSnapshot(true);
    }

    @Override
    Map<String, List<String>> databases() {
      return Map.of("app", Contents.shop(ROWS), "reports", SMALL);
    }
  };

  private static final int ROWS = 20;

  private static final List<String> SMALL =
      List.of(
          "CREATE TABLE note (id bigserial PRIMARY KEY, words text)",
          "INSERT INTO note (words) SELECT 'n' || g FROM generate_series(1, 20) g",
          "ANALYZE");

  private final RunModule module;
  private final String from;
  private final String target;

  Scenario(RunModule module, String from, String target) {
    this.module = module;
    this.from = from;
    this.target = target;
  }

  abstract RunOptions options();

  abstract Map<String, List<String>> databases();

  RunModule module() {
    return module;
  }

  EngineVersion from() {
    return new EngineVersion(from);
  }

  EngineVersion target() {
    return new EngineVersion(target);
  }

  /** A cluster for it. */
  PlannedCluster cluster(String id) {
    return PlannedCluster.of(id, from).with(databases());
  }
}
