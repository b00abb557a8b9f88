package io.aurorafleet.dispatcher.config;

import dagger.Module;
import dagger.Provides;
import io.aurorafleet.cloud.checkpoint.BucketName;
import io.aurorafleet.cloud.database.DatabaseSettings;
import io.aurorafleet.cloud.signal.QueueUrls;

/** Hands the settings to the adapters in their own types. */
@Module
public final class SettingsModule {
  private SettingsModule() {}

  @Provides
  static BucketName bucket(Settings settings) {
    return new BucketName(settings.bucket());
  }

  /** Only asked for by commands whose settings had to have them. */
  @Provides
  static QueueUrls queues(Settings settings) {
    return new QueueUrls(settings.workQueue(), settings.eventsQueue(), settings.deadLetterQueue());
  }

  @Provides
  static DatabaseSettings databases(Settings settings) {
    return settings.databases();
  }
}
