package io.aurorafleet.worker.wiring;

import dagger.Module;
import dagger.Provides;
import io.aurorafleet.cloud.database.DatabaseSettings;
import io.aurorafleet.survey.Crew;
import io.aurorafleet.worker.config.Tempo;
import java.util.Map;

/** How databases are connected to; long statements beat often enough for the lease. */
@Module
public final class DatabaseSettingsModule {
  private final DatabaseSettings settings;
  private final Crew crew;

  public DatabaseSettingsModule(Map<String, String> environment, Tempo tempo) {
    DatabaseSettings from = DatabaseSettings.from(environment);
    this.settings = from.timed(from.queryTimeout(), from.lockTimeout(), tempo.lease().dividedBy(8));
    this.crew = Crew.from(environment, tempo.lease().dividedBy(8));
  }

  @Provides
  Crew crew() {
    return crew;
  }

  @Provides
  DatabaseSettings settings() {
    return settings;
  }
}
