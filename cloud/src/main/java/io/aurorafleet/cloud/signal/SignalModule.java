package io.aurorafleet.cloud.signal;

import dagger.Binds;
import dagger.Module;

/** Binds SQS behind the signal queue. */
@Module
public interface SignalModule {
  @Binds
  SignalQueue queue(SqsSignals sqs);
}
