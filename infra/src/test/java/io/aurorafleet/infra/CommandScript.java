package io.aurorafleet.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The script of the Command document, and a run of it by this machine's shell. */
record CommandScript(JsonNode command) {
  /** How it ended, what it printed, what the program was given, and what was copied. */
  record Ran(int code, String out, List<String> arguments, List<String> copied) {}

  static CommandScript read() {
    return new CommandScript(Template.read("documents").properties("Command").path("Content"));
  }

  /**
   * Runs the document's script in a directory, with a stand-in for runuser that writes down what it
   * was given and ends with that code.
   */
  Ran run(Path directory, Map<String, String> parameters, boolean byVariable, int code)
      throws IOException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Path seen = directory.resolve("seen");
    Path copied = directory.resolve("copied");
    Files.deleteIfExists(seen);
    Files.deleteIfExists(copied);
    Path runuser = bin.resolve("runuser");
    Files.writeString(
        runuser,
        "#!/bin/sh\nif [ \"$4\" = env ]; then to=copied; else to=seen; fi\nshift 4\n"
            + "for a in \"$@\"; do printf '%s\\0' \"$a\"; done >>'"
            + directory
            + "'/$to\nif [ \"$to\" = copied ]; then exit 0; fi\nexit "
            + code
            + "\n");
    Path chown = bin.resolve("chown");
    Files.writeString(chown, "#!/bin/sh\n");
    assertThat(chown.toFile().setExecutable(true)).isTrue();
    assertThat(runuser.toFile().setExecutable(true)).isTrue();
    Path settings = directory.resolve("worker.env");
    Files.writeString(settings, "AWS_REGION=eu-west-1\nAURORA_FLEET_BUCKET=the-bucket\n");
    String script = script().replace("/etc/aurora-fleet/worker.env", settings.toString());
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    for (Map.Entry<String, String> p : parameters.entrySet()) {
      if (byVariable) {
        environment.put("SSM_" + p.getKey(), p.getValue());
      } else {
        script = script.replace("{{ " + p.getKey() + " }}", p.getValue());
      }
    }
    Path file = directory.resolve("script.sh");
    Files.writeString(file, "cd '" + directory + "'\n" + script);
    Shell.Result result = Shell.run(List.of("/bin/sh", file.toString()), environment);
    return new Ran(result.code(), result.out(), arguments(seen), arguments(copied));
  }

  private static List<String> arguments(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of("");
    }
    List<String> all = List.of(Files.readString(file).split("\0", -1));
    return all.subList(0, Math.max(1, all.size() - 1));
  }

  /** As the document holds it. */
  String script() {
    return command.at("/mainSteps/0/inputs/runCommand/0").asText();
  }

  /** What the console fills in for an action. */
  Map<String, String> defaults(String action) {
    Map<String, String> values = new HashMap<>();
    command
        .path("parameters")
        .properties()
        .forEach(p -> values.put(p.getKey(), p.getValue().path("default").asText()));
    values.putAll(
        Map.of("Action", action, "AuroraClusterTagKey", "UpgradeDB", "AuroraClusterTagValue", "Y"));
    return values;
  }
}
