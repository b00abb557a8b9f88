package io.aurorafleet.lab.scenario;

import java.util.HashMap;
import java.util.Map;

/**
 * Points the AWS clients of this process to a sandbox, as environment variables do for others; put
 * back when closed.
 */
final class SystemProperties implements AutoCloseable {
  private static final Map<String, String> NAMES =
      Map.of(
          "AWS_REGION", "aws.region",
          "AWS_ACCESS_KEY_ID", "aws.accessKeyId",
          "AWS_SECRET_ACCESS_KEY", "aws.secretAccessKey",
          "AWS_ENDPOINT_URL", "aws.endpointUrl",
          "AWS_ENDPOINT_URL_SQS", "aws.endpointUrlSqs",
          "AWS_ENDPOINT_URL_S3", "aws.endpointUrlS3",
          "AWS_ENDPOINT_URL_RDS", "aws.endpointUrlRds",
          "AWS_ENDPOINT_URL_SECRETS_MANAGER", "aws.endpointUrlSecretsManager");

  private final Map<String, String> before = new HashMap<>();

  private SystemProperties() {}

  static SystemProperties forClientsOf(Map<String, String> environment) {
    SystemProperties properties = new SystemProperties();
    NAMES.forEach((variable, name) -> properties.set(name, environment.get(variable)));
    return properties;
  }

  /** As on a machine where nobody ever configured AWS. */
  static SystemProperties withoutCredentials() {
    SystemProperties properties = new SystemProperties();
    properties.set("aws.accessKeyId", null);
    properties.set("aws.secretAccessKey", null);
    properties.set("aws.disableEc2Metadata", "true");
    properties.set("aws.sharedCredentialsFile", "/nonexistent");
    properties.set("aws.configFile", "/nonexistent");
    return properties;
  }

  private void set(String name, String value) {
    before.put(name, System.getProperty(name));
    put(name, value);
  }

  private static void put(String name, String value) {
    if (value == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, value);
    }
  }

  @Override
  public void close() {
    before.forEach(SystemProperties::put);
  }
}
