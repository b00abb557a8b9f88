package io.aurorafleet.lab.sandbox;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.aurorafleet.lab.fleet.DatabaseProof;
import io.aurorafleet.lab.fleet.DemoFleet;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a running sandbox prints: in text lines that a shell can read as they are, everything but
 * the exports being comments; or one JSON document.
 */
record SandboxText(Map<String, String> environment, URI mails) {
  SandboxText {
    environment = Map.copyOf(environment);
  }

  String exports() {
    StringBuilder text = new StringBuilder("# AWS on this machine. For other terminals:\n");
    new TreeMap<>(environment)
        .forEach(
            (name, value) ->
                text.append("export ").append(name).append('=').append(quoted(value)).append('\n'));
    return text.append("# Mails that were sent: ").append(mails).append('\n').toString();
  }

  /** What to try, and where the clusters are; nothing secret but the sandbox's own password. */
  String hints(Map<String, DatabaseProof.Access> clusters) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(clusters)
        .forEach((id, access) -> text.append("# %-10s %s%n".formatted(id, access)));
    text.append("# Then, there:\n#   aurora-fleet worker &\n");
    text.append("#   aurora-fleet dispatch --module UPGRADE --target ")
        .append(DemoFleet.TARGET)
        .append(" --slots recreate\n#   aurora-fleet status\n# Ctrl-C ends the sandbox.\n");
    return text.toString();
  }

  String json(Map<String, DatabaseProof.Access> clusters) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ObjectNode variables = root.putObject("environment");
    new TreeMap<>(environment).forEach(variables::put);
    root.put("mails", mails.toString());
    ObjectNode servers = root.putObject("clusters");
    new TreeMap<>(clusters)
        .forEach(
            (id, access) ->
                servers.putObject(id).put("host", access.host()).put("port", access.port()));
    return root.toPrettyString() + "\n";
  }

  private static String quoted(String value) {
    return value.matches("[A-Za-z0-9_./:@%+=,-]*")
        ? value
        : "'" + value.replace("'", "'\\''") + "'";
  }
}
