package io.aurorafleet.dispatcher.control;

import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.dispatcher.cli.OutputOption;
import io.aurorafleet.dispatcher.cli.Surroundings;
import io.aurorafleet.dispatcher.config.Settings;
import io.aurorafleet.dispatcher.config.Variable;
import io.aurorafleet.dispatcher.wiring.Fleet;
import java.util.EnumSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What the commands on a run share: which run and clusters, and how the result is printed. */
abstract class ControlCommand implements Callable<Integer>, OutputOption.Holder {
  private final Surroundings surroundings;

  @Mixin private RunOption run = new RunOption();

  @Mixin private OutputOption output = new OutputOption();

  ControlCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public OutputOption output() {
    return output;
  }

  @Override
  public Integer call() {
    check();
    Settings settings = Settings.read(surroundings.environment(), EnumSet.allOf(Variable.class));
    ControlResult result = act(surroundings.connector().connect(settings), run);
    if (output.json()) {
      surroundings.out().print(Json.writePretty(result));
    } else {
      ControlText.lines(result, surroundings.columns()).forEach(surroundings.out()::println);
    }
    surroundings.out().flush();
    return result.exitCode();
  }

  /** Throws for options that cannot be meant; before anything is connected. */
  void check() {}

  abstract ControlResult act(Fleet fleet, RunOption run);

  RunOption run() {
    return run;
  }
}
