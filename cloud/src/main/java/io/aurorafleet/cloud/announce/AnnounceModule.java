package io.aurorafleet.cloud.announce;

import dagger.Binds;
import dagger.Module;

/** Binds SNS and EventBridge behind the announcer; wants an {@code Optional<TopicArn>}. */
@Module
public interface AnnounceModule {
  @Binds
  Announcer announcer(SnsAndEventBridgeAnnouncer aws);
}
