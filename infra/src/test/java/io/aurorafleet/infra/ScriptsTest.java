package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shell that packages bring along. */
class ScriptsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "systemd/worker",
        "systemd/aurora-fleet",
        "systemd/train",
        "systemd/jvm",
        "systemd/install",
        "systemd/remove",
        "packages/src/control/preinst",
        "packages/src/control/postinst",
        "packages/src/control/prerm",
        "packages/src/control/postrm",
        "packages/try"
      })
  void shellcheckFindsNothing(String script) {
    assumeTrue(
        Shell.has("shellcheck"), "shellcheck is not installed: " + script + " is not checked");
    // 1091: what is sourced lies elsewhere once installed. 2154: set by who sources it.
    Shell.Result check =
        Shell.run(
            List.of(
                "shellcheck",
                "--shell=" + (bash(script) ? "bash" : "sh"),
                "--exclude=SC1091,SC2154,SC2034",
                Template.file(script).toString()));

    assertThat(check.code()).as(check.out()).isZero();
  }

  private static boolean bash(String script) {
    return Template.content(script).startsWith("#!/usr/bin/env bash");
  }
}
