package io.aurorafleet.worker.steps;

import io.aurorafleet.contracts.RunModule;
import io.aurorafleet.worker.engine.Playbook;
import io.aurorafleet.worker.engine.Step;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The playbooks of all modules: which steps, in which order. */
public final class Playbooks {
  private final OpeningSteps opening;
  private final ReadyingSteps readying;
  private final UpgradingSteps upgrading;
  private final ClosingSteps closing;
  private final ExitSteps exit;

  @Inject
  Playbooks(
      OpeningSteps opening,
      ReadyingSteps readying,
      UpgradingSteps upgrading,
      ClosingSteps closing,
      ExitSteps exit) {
    this.opening = opening;
    this.readying = readying;
    this.upgrading = upgrading;
    this.closing = closing;
    this.exit = exit;
  }

  /** One for each module there is, as the engine takes them. */
  public Map<RunModule, Playbook> all() {
    return Map.of(RunModule.PREUPGRADE, preupgrade(), RunModule.UPGRADE, upgrade());
  }

  /** Checks and preparation; nothing that a client can feel. */
  private Playbook preupgrade() {
    return new Playbook(
        RunModule.PREUPGRADE,
        join(opening.all(), readying.preupgrade()),
        List.of(),
        List.of(),
        exit.all());
  }

  private Playbook upgrade() {
    return new Playbook(
        RunModule.UPGRADE,
        join(opening.all(), readying.upgrade()),
        upgrading.all(),
        closing.all(),
        exit.all());
  }

  private static List<Step> join(List<Step> first, List<Step> then) {
    return Stream.concat(first.stream(), then.stream()).toList();
  }
}
