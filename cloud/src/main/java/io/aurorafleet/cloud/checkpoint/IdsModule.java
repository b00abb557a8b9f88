package io.aurorafleet.cloud.checkpoint;

import dagger.Module;
import dagger.Provides;

/** Random ids; a simulation binds seeded ones instead. */
@Module
public final class IdsModule {
  private IdsModule() {}

  @Provides
  static Ids ids() {
    return Ids.random();
  }
}
