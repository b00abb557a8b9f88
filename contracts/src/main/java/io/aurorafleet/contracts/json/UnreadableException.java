package io.aurorafleet.contracts.json;

import org.jspecify.annotations.Nullable;

/** A text is not the record it should be; the message says in which way, without quoting it. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  public UnreadableException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
