package io.aurorafleet.cloud.secret;

import dagger.Binds;
import dagger.Module;

/** Binds Secrets Manager behind the logins. */
@Module
public interface SecretModule {
  @Binds
  Logins logins(SecretsManagerLogins secrets);
}
