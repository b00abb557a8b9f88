package io.aurorafleet.sandbox.identity;

/**
 * The one account and Region that a sandbox is.
 *
 * @param id twelve digits
 */
public record Account(String id, String region) {
  /** The account that AWS's own documentation uses, in the Region most examples use. */
  public static final Account EXAMPLE = new Account("123456789012", "us-east-1");

  /** The ARN of a resource here; {@code resource} as the service writes it. */
  public String arn(String service, String resource) {
    return String.join(":", "arn", "aws", service, region, id, resource);
  }
}
