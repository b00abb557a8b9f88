package io.aurorafleet.cloud.call;

import io.aurorafleet.contracts.Failure;

/**
 * A call to the outside did not do what it should; what that means stands in the failure. Adapters
 * throw nothing else but this and {@link LeaseLostException}. Neither message nor cause holds a
 * secret.
 */
public final class OutsideException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  public OutsideException(Failure failure, Throwable cause) {
    super(failure.reason(), cause);
    this.failure = failure;
  }

  public OutsideException(Failure failure) {
    super(failure.reason());
    this.failure = failure;
  }

  public Failure failure() {
    return failure;
  }
}
