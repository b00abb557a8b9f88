package io.aurorafleet.cloud.secret;

import com.fasterxml.jackson.databind.JsonNode;
import io.aurorafleet.cloud.call.AwsCall;
import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.json.Json;
import io.aurorafleet.contracts.json.UnreadableException;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/**
 * Logins from AWS Secrets Manager, in its own RDS form or that of RDS-managed master secrets; host
 * and port in them are ignored, because clusters are renamed and cloned.
 */
public final class SecretsManagerLogins implements Logins {
  private final SecretsManagerClient secrets;

  @Inject
  public SecretsManagerLogins(SecretsManagerClient secrets) {
    this.secrets = secrets;
  }

  @Override
  public Login read(String secret) {
    return AwsCall.find(
            "read secret " + secret, () -> secrets.getSecretValue(r -> r.secretId(secret)))
        .map(found -> login(secret, found.secretString()))
        .orElseThrow(
            () ->
                new OutsideException(
                    Failure.fix(
                        "secret-not-found",
                        "Could not read secret %s: there is none of this name in this account and Region."
                            .formatted(secret),
                        "Create it with the JSON keys username and password, or correct the cluster's tag that names it; then requeue.")));
  }

  /** The parser's own words are not passed on: they quote what they could not read. */
  private static Login login(String secret, @Nullable String text) {
    if (text == null) {
      throw unusable(secret, "it is binary");
    }
    JsonNode json;
    try {
      json = Json.tree(text);
    } catch (UnreadableException e) {
      throw unusable(secret, "it is not a JSON object");
    }
    return new Login(field(secret, json, "username"), field(secret, json, "password"));
  }

  private static String field(String secret, JsonNode json, String name) {
    String value = json.path(name).asText();
    if (value.isEmpty()) {
      throw unusable(secret, "it has no " + name);
    }
    return value;
  }

  private static OutsideException unusable(String secret, String why) {
    return new OutsideException(
        Failure.fix(
            "secret-unusable",
            "Could not take a login from secret %s: %s.".formatted(secret, why),
            "Store it as {\"username\": …, \"password\": …}, as Secrets Manager does for databases; then requeue."));
  }
}
