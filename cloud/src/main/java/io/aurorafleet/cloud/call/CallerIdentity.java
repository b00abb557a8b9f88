package io.aurorafleet.cloud.call;

import jakarta.inject.Inject;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Who we are to AWS (GetCallerIdentity, which needs no permission). */
public final class CallerIdentity {
  private final StsClient sts;

  @Inject
  public CallerIdentity(StsClient sts) {
    this.sts = sts;
  }

  /** An account number and the ARN of the role or user. */
  public record Caller(String account, String arn) {}

  /**
   * Asks STS; the cheapest proof that credentials and network are fine.
   *
   * @throws OutsideException with code {@code credentials} when there are none, or bad ones
   */
  public Caller ask() {
    GetCallerIdentityResponse who =
        AwsCall.run("find out the AWS account", () -> sts.getCallerIdentity());
    return new Caller(who.account(), who.arn());
  }
}
