package io.aurorafleet.dispatcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.dispatcher.World.Ran;
import org.junit.jupiter.api.Test;

/** What surrounds the commands. */
class CommandLineTest {
  private final World world = new World();

  @Test
  void helpShowsCommandsExitCodesAndEnvironment() {
    Ran ran = world.run("--help");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .contains("dispatch", "status", "generate-completion")
        .contains("Exit codes:", "5   Refused: dispatch", "AURORA_FLEET_WORK_QUEUE_URL");
  }

  @Test
  void everyCommandHasHelpWithExamples() {
    for (String command :
        new String[] {
          "plan", "dispatch", "status", "requeue", "pause", "resume", "cancel", "abandon"
        }) {
      assertThat(world.run(command, "--help").out()).contains("Examples:", "--output");
    }
  }

  @Test
  void generatesACompletionScript() {
    Ran ran = world.run("generate-completion");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).contains("complete -F _complete_aurora-fleet", "dispatch", "status");
  }

  @Test
  void withoutACommandItSaysWhatToDo() {
    Ran ran = world.run();

    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).contains("Missing required subcommand", "--help");
  }
}
