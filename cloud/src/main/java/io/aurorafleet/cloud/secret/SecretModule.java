package io.aurorafleet.cloud.secret;

import dagger.Binds;
import dagger.Module;

/** Binds Secrets Manager behind the logins, and IAM behind the tokens. */
@Module
public interface SecretModule {
  @Binds
  Logins logins(SecretsManagerLogins secrets);

  @Binds
  Tokens tokens(RdsTokens tokens);
}
