package io.aurorafleet.cloud.secret;

import io.aurorafleet.cloud.call.AwsCall;
import jakarta.inject.Inject;
import software.amazon.awssdk.services.rds.RdsClient;

/** Tokens signed with the credentials and for the Region of the client of RDS. */
public final class RdsTokens implements Tokens {
  private final RdsClient rds;

  @Inject
  public RdsTokens(RdsClient rds) {
    this.rds = rds;
  }

  @Override
  public Login token(String user, String host, int port) {
    return AwsCall.run(
        "make a token for database user %s on %s".formatted(user, host),
        () ->
            new Login(
                user,
                rds.utilities()
                    .generateAuthenticationToken(t -> t.username(user).hostname(host).port(port))));
  }
}
