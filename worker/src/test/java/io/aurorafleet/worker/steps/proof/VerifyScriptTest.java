package io.aurorafleet.worker.steps.proof;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The user's own script, as it is read. */
class VerifyScriptTest {
  @Test
  void theUsersScriptIsTakenApartByDatabase() {
    assertThat(VerifyScript.parts("SELECT true;\n-- database: app\nSELECT 1 = 1;\n\n"))
        .containsOnly(
            java.util.Map.entry("", "SELECT true;\n"),
            java.util.Map.entry("app", "SELECT 1 = 1;\n\n"));
  }
}
