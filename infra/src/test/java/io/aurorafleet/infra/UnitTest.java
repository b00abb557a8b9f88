package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;

import io.aurorafleet.dispatcher.config.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The systemd unit and its environment file. */
class UnitTest {
  @Test
  void theEnvironmentFileHasALineForEveryVariableAndNoValues() throws IOException {
    List<String> lines = Files.readAllLines(Template.file("systemd/worker.env"));

    for (Variable variable : Variable.values()) {
      assertThat(lines).contains(variable.key() + "=");
    }
  }

  @Test
  void theUnitDrainsOnStopAndComesBackAfterACrash() throws IOException {
    List<String> unit = Files.readAllLines(Template.file("systemd/aurora-fleet-worker.service"));

    assertThat(unit)
        .contains("Restart=always", "SuccessExitStatus=143", "KillMode=mixed")
        .contains("User=aurora-fleet", "NoNewPrivileges=yes", "ProtectSystem=strict")
        .noneMatch(line -> line.startsWith("MemoryDenyWriteExecute"));
  }
}
