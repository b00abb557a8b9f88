package io.aurorafleet.dispatcher.cli;

import picocli.CommandLine.Option;

/** The option {@code --output}, alike in every command; a mixin. */
public final class OutputOption {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORMAT",
      description =
          "text for people (default), or json: one JSON document on standard output, all else on standard error.")
  private Output output = Output.TEXT;

  public boolean json() {
    return output == Output.JSON;
  }

  /** A command that has the option, so that its errors are printed in the same form. */
  public interface Holder {
    OutputOption output();
  }
}
