package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.aurorafleet.dispatcher.config.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that makes a worker of a new machine, run by a real shell with stand-ins. */
class UserDataTest {
  private static final List<String> STAND_INS =
      List.of("dnf", "aws", "curl", "systemctl", "cfn-signal", "amazon-cloudwatch-agent-ctl");

  @TempDir private Path root;

  @Test
  void writesTheSettingsInstallsStartsAndSignals() throws IOException {
    Shell.Result result = run("");

    assertThat(result.code()).as(result.out()).isZero();
    List<String> environment = Files.readAllLines(root.resolve("etc/aurora-fleet/worker.env"));
    for (Variable variable : Variable.values()) {
      assertThat(environment).anyMatch(line -> line.startsWith(variable.key() + "=value-of-"));
    }
    assertThat(environment)
        .allMatch(line -> line.matches("[A-Z_]+=.*"))
        .noneMatch(l -> l.contains("$"));
    assertThat(Files.readString(root.resolve("etc/aurora-fleet/aws-config")))
        .contains(
            "role_arn = value-of-DispatcherRole.Arn", "credential_source = Ec2InstanceMetadata");
    assertThat(calls())
        .containsSubsequence(
            "aws s3 cp",
            "dnf -y install",
            "systemctl enable --now aurora-fleet-worker.service",
            "cfn-signal --exit-code 0");
  }

  @Test
  void aWorkerThatDoesNotGetReadyFailsTheRollingUpdate() throws IOException {
    Shell.Result result = run("systemctl");

    assertThat(result.code()).isNotZero();
    assertThat(calls()).contains("cfn-signal --exit-code 1");
  }

  @Test
  void shellcheckFindsNothing() throws IOException {
    assumeTrue(Shell.has("shellcheck"), "shellcheck is not installed: user data is not checked");
    Shell.Result check = Shell.run(List.of("shellcheck", script().toString()));

    assertThat(check.code()).as(check.out()).isZero();
  }

  private String calls() throws IOException {
    return Files.readString(root.resolve("calls"));
  }

  private Shell.Result run(String failing) throws IOException {
    Path bin = Files.createDirectories(root.resolve("bin"));
    Files.createDirectories(root.resolve("opt/aws/amazon-cloudwatch-agent/etc"));
    Files.createDirectories(root.resolve("opt/aws/amazon-cloudwatch-agent/bin"));
    Files.createDirectories(root.resolve("opt/aws/bin"));
    for (String name : STAND_INS) {
      Path program =
          switch (name) {
            case "cfn-signal" -> root.resolve("opt/aws/bin/cfn-signal");
            case "amazon-cloudwatch-agent-ctl" ->
                root.resolve("opt/aws/amazon-cloudwatch-agent/bin/amazon-cloudwatch-agent-ctl");
            default -> bin.resolve(name);
          };
      Files.writeString(
          program,
          "#!/bin/sh\necho \"%s $*\" >>'%s'\nexit %d\n"
              .formatted(name, root.resolve("calls"), name.equals(failing) ? 1 : 0));
      assertThat(program.toFile().setExecutable(true)).isTrue();
    }
    return Shell.run(
        List.of("bash", script().toString()), Map.of("PATH", bin + ":" + System.getenv("PATH")));
  }

  /** With values put in, as CloudFormation would, and every path below the test's directory. */
  private Path script() throws IOException {
    String text =
        Template.read("aurora-fleet")
            .properties("WorkerTemplate")
            .at("/LaunchTemplateData/UserData/Fn::Base64/Fn::Sub")
            .asText()
            .replaceAll("\\$\\{([A-Za-z:.]+)}", "value-of-$1")
            .replaceAll("(?<=[ '>:\\n])/(etc|opt)/", root + "/$1/");
    return Files.writeString(root.resolve("user-data"), text);
  }
}
