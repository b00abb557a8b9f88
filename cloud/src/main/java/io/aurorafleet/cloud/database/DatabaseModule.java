package io.aurorafleet.cloud.database;

import dagger.Binds;
import dagger.Module;

/** Databases over JDBC; needs {@link DatabaseSettings} and the clock. */
@Module
public interface DatabaseModule {
  @Binds
  Databases databases(JdbcDatabases databases);

  @Binds
  Reachability reachability(JdbcReachability reachability);
}
