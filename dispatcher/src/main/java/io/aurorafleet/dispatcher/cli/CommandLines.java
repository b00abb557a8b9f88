package io.aurorafleet.dispatcher.cli;

import picocli.CommandLine;

/** Sets up a command with all its subcommands, alike for those of other modules. */
public final class CommandLines {
  private CommandLines() {}

  /** Call it after the last subcommand was added: picocli hands settings on only downwards. */
  public static CommandLine configure(CommandLine root, Surroundings surroundings) {
    Errors errors = new Errors();
    return root.setOut(surroundings.out())
        .setErr(surroundings.err())
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                surroundings.terminal() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(errors)
        .setParameterExceptionHandler(errors);
  }
}
