package io.aurorafleet.cloud.call;

/** The visit is over for this worker: another one has claimed the checkpoint, or may have. */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LeaseLostException(String message) {
    super(message);
  }
}
