package io.aurorafleet.dispatcher.cli;

import io.aurorafleet.contracts.Failure;

/** Ends a command with an exit code and a failure that is shown without a stack trace. */
public final class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exitCode;
  private final transient Failure failure;

  public CommandException(int exitCode, Failure failure) {
    super(failure.reason());
    this.exitCode = exitCode;
    this.failure = failure;
  }

  /** The user has to give or set up something else; nothing was done. */
  public static CommandException badInput(String code, String reason, String nextAction) {
    return new CommandException(ExitCodes.BAD_INPUT, Failure.fix(code, reason, nextAction));
  }

  public int exitCode() {
    return exitCode;
  }

  public Failure failure() {
    return failure;
  }
}
