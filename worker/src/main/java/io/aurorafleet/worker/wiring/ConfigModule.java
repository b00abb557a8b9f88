package io.aurorafleet.worker.wiring;

import dagger.Module;
import dagger.Provides;
import io.aurorafleet.cloud.announce.TopicArn;
import io.aurorafleet.cloud.call.RateLimiter;
import io.aurorafleet.cloud.checkpoint.BucketName;
import io.aurorafleet.cloud.signal.QueueUrls;
import io.aurorafleet.worker.config.TableLimits;
import io.aurorafleet.worker.config.Tempo;
import io.aurorafleet.worker.config.WorkerConfig;
import java.util.Optional;

/** Gives each room its part of the configuration. */
@Module
public final class ConfigModule {
  private final WorkerConfig config;

  public ConfigModule(WorkerConfig config) {
    this.config = config;
  }

  @Provides
  WorkerConfig config() {
    return config;
  }

  @Provides
  Tempo tempo() {
    return config.tempo();
  }

  @Provides
  TableLimits tables() {
    return config.tables();
  }

  @Provides
  RateLimiter.Limits rds() {
    return config.rds();
  }

  @Provides
  QueueUrls queues() {
    return new QueueUrls(
        config.workQueueUrl(), config.eventsQueueUrl(), config.deadLetterQueueUrl());
  }

  @Provides
  BucketName bucket() {
    return new BucketName(config.bucket());
  }

  @Provides
  Optional<TopicArn> topic() {
    return Optional.ofNullable(config.topicArn()).map(TopicArn::new);
  }
}
