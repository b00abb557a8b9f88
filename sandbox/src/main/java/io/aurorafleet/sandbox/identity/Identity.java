package io.aurorafleet.sandbox.identity;

import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS: every caller is the same user of the account, whatever credentials it shows. */
public final class Identity implements StsClient {
  private final Account account;

  public Identity(Account account) {
    this.account = account;
  }

  @Override
  public GetCallerIdentityResponse getCallerIdentity(GetCallerIdentityRequest request) {
    return GetCallerIdentityResponse.builder()
        .account(account.id())
        .arn("arn:aws:iam::" + account.id() + ":user/sandbox")
        .userId("AIDASANDBOXUSER")
        .build();
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
