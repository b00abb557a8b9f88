package io.aurorafleet.sandbox.wire;

import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The services that can be served, each with its signing name and its protocol. */
public enum Api {
  RDS("rds", RdsClient.class, new QueryProtocol("http://rds.amazonaws.com/doc/2014-10-31/")),
  SNS("sns", SnsClient.class, new QueryProtocol("http://sns.amazonaws.com/doc/2010-03-31/")),
  STS("sts", StsClient.class, new QueryProtocol("https://sts.amazonaws.com/doc/2011-06-15/")),
  EVENTS("events", EventBridgeClient.class, new JsonProtocol("application/x-amz-json-1.1")),
  SECRETS(
      "secretsmanager", SecretsManagerClient.class, new JsonProtocol("application/x-amz-json-1.1"));

  private final String signingName;
  private final Class<? extends SdkClient> client;

  @SuppressWarnings("ImmutableEnumChecker") // its implementations are records of one string
  private final Protocol protocol;

  Api(String signingName, Class<? extends SdkClient> client, Protocol protocol) {
    this.signingName = signingName;
    this.client = client;
    this.protocol = protocol;
  }

  /** The service's name in a SigV4 credential scope. */
  public String signingName() {
    return signingName;
  }

  /** The SDK's interface, whose methods are the service's operations. */
  public Class<? extends SdkClient> client() {
    return client;
  }

  Protocol protocol() {
    return protocol;
  }
}
