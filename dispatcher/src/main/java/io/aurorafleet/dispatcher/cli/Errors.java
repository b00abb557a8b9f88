package io.aurorafleet.dispatcher.cli;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.contracts.Failure;
import io.aurorafleet.contracts.json.Json;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The one place where commands' failures become text and exit codes: what failed and why, the
 * evidence, and what to do next; a stack trace only for what we did not foresee.
 */
final class Errors implements IExecutionExceptionHandler, IParameterExceptionHandler {
  /** More would push the sentence that matters off the screen. */
  private static final int MOST_LINES = 20;

  private record Document(Failure error, int exitCode) {}

  @Override
  public int handleExecutionException(Exception problem, CommandLine command, ParseResult parsed) {
    if (problem instanceof CommandException known) {
      return print(command, known.failure(), known.exitCode());
    }
    if (problem instanceof OutsideException outside) {
      Failure failure = forOnePerson(outside.failure());
      return print(command, failure, exitCode(failure));
    }
    problem.printStackTrace(command.getErr());
    return print(
        command,
        Failure.bug("unexpected", "Unexpected " + problem.getClass().getSimpleName()),
        ExitCodes.FAILED);
  }

  @Override
  public int handleParseException(ParameterException problem, String[] arguments) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("aurora-fleet: " + problem.getMessage());
    UnmatchedArgumentException.printSuggestions(problem, err);
    err.println("  Try: " + command.getCommandSpec().qualifiedName() + " --help");
    return ExitCodes.BAD_INPUT;
  }

  /** Adapters advise for a worker, which tries again by itself; a command does not. */
  private static Failure forOnePerson(Failure failure) {
    return failure.category() != Failure.Category.RETRY
        ? failure
        : Failure.retry(
            failure.code(),
            failure.reason(),
            "Run the command again; if it goes on, check the network, the endpoint and the Region of this machine.",
            failure.evidence().toArray(String[]::new));
  }

  private static int exitCode(Failure failure) {
    return failure.category() == Failure.Category.FIX ? ExitCodes.BAD_INPUT : ExitCodes.FAILED;
  }

  private static int print(CommandLine command, Failure failure, int exitCode) {
    PrintWriter err = command.getErr();
    err.println("aurora-fleet: " + failure.reason());
    List<String> evidence = failure.evidence();
    evidence.stream().limit(MOST_LINES).forEach(line -> err.println("  " + line));
    if (evidence.size() > MOST_LINES) {
      err.println(
          "  and %d more; all of them with --output json".formatted(evidence.size() - MOST_LINES));
    }
    err.println("  " + failure.nextAction());
    if (command.getCommand() instanceof OutputOption.Holder holder && holder.output().json()) {
      command.getOut().print(Json.writePretty(new Document(failure, exitCode)));
      command.getOut().flush();
    }
    err.flush();
    return exitCode;
  }
}
