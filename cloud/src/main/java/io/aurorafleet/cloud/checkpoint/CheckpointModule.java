package io.aurorafleet.cloud.checkpoint;

import dagger.Binds;
import dagger.Module;

/** Binds S3 behind the object store; the stores on it build themselves. */
@Module
public interface CheckpointModule {
  @Binds
  ObjectStore store(S3ObjectStore s3);
}
