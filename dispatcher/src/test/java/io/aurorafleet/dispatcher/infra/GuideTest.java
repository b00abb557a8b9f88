package io.aurorafleet.dispatcher.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.contracts.Failure;
import io.aurorafleet.dispatcher.cli.ExitCodes;
import io.aurorafleet.dispatcher.config.Variable;
import io.aurorafleet.dispatcher.dispatch.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The operator's guide tells what the code has. */
class GuideTest {
  private final String guide;

  GuideTest() throws IOException {
    guide = Files.readString(Path.of("../docs/operate.md"));
  }

  @Test
  void everyExitCodeVariableAndCategoryIsTold() {
    for (String line : ExitCodes.help()) {
      assertThat(guide).contains("| " + line.charAt(0) + " | ");
    }
    for (Variable variable : Variable.values()) {
      assertThat(guide).contains("| `" + variable.key() + "` |");
    }
    for (Failure.Category category : Failure.Category.values()) {
      assertThat(guide).contains("| " + category + " | ");
    }
    assertThat(guide).contains(Selection.WAVE_TAG + "=first");
  }
}
