package io.aurorafleet.cloud.call;

import io.aurorafleet.contracts.Failure;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Around every call of the AWS SDK: its exceptions become {@link OutsideException}s that say what
 * was being done, and nothing with an effect is called without the fence.
 */
public final class AwsCall {
  private AwsCall() {}

  /**
   * For a call that must not reach AWS twice: the SDK sends it once and leaves it to the caller,
   * who can look first, to send it again.
   */
  public static void once(AwsRequestOverrideConfiguration.Builder request) {
    request.addPlugin(
        client -> client.overrideConfiguration(o -> o.retryStrategy(r -> r.maxAttempts(1))));
  }

  /**
   * Calls AWS.
   *
   * @param what goes on from "Could not": {@code describe cluster orders}
   */
  public static <T> T run(String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (SdkException e) {
      throw new OutsideException(AwsFaults.failure(what, e), e);
    } catch (CancellationException e) { // the SDK's timeout, met while waiting for a connection
      throw new OutsideException(AwsFaults.outOfTime(what), e);
    }
  }

  /** Calls AWS for something that may not be there; empty when AWS says that it is not. */
  public static <T> Optional<T> find(String what, Supplier<T> call) {
    try {
      return Optional.of(call.get());
    } catch (AwsServiceException e) {
      Failure failure = AwsFaults.failure(what, e);
      if (failure.code().equals(AwsFaults.NOT_FOUND)) {
        return Optional.empty();
      }
      throw new OutsideException(failure, e);
    } catch (SdkException e) {
      throw new OutsideException(AwsFaults.failure(what, e), e);
    } catch (CancellationException e) { // the SDK's timeout, met while waiting for a connection
      throw new OutsideException(AwsFaults.outOfTime(what), e);
    }
  }

  /**
   * Calls AWS for something that changes the world.
   *
   * @throws LeaseLostException when the caller may not act any more; then AWS was not called
   */
  public static <T> T effect(Fence fence, String what, Supplier<T> call) {
    fence.check();
    return run(what, call);
  }
}
