package io.aurorafleet.cloud.time;

import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;

/** The machine's clocks; a simulation binds its own instead. */
@Module
public final class TimeModule {
  private TimeModule() {}

  @Provides
  @Singleton
  static WorkClock clock() {
    return new SystemClock();
  }
}
