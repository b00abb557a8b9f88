package io.aurorafleet.sandbox.wire;

import static io.aurorafleet.sandbox.LocalClients.to;

import java.net.URI;
import java.util.Map;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** A real client of every service that can be served. */
final class Clients {
  private Clients() {}

  static Map<Api, SdkClient> all(URI endpoint) {
    return Map.of(
        Api.RDS, to(RdsClient.builder(), endpoint),
        Api.SNS, to(SnsClient.builder(), endpoint),
        Api.STS, to(StsClient.builder(), endpoint),
        Api.EVENTS, to(EventBridgeClient.builder(), endpoint),
        Api.SECRETS, to(SecretsManagerClient.builder(), endpoint));
  }
}
