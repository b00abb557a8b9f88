package io.aurorafleet.sandbox.postgres;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One version of PostgreSQL, unpacked, with an empty data directory of its own kind to start every
 * cluster from: a copy takes a tenth of what initdb takes.
 */
record Installation(
    ServerVersion version, Path home, Path template, Set<String> settings, Account account) {

  Path bin() {
    return home.resolve("bin");
  }

  /** Whether the server can load this library, which parameter groups name freely. */
  boolean hasLibrary(String name) {
    Path library = home.resolve("lib");
    return Files.exists(library.resolve("postgresql").resolve(name + ".so"))
        || Files.exists(library.resolve("postgresql").resolve(name + ".dylib"))
        || Files.exists(library.resolve(name + ".so"));
  }

  boolean hasExtension(String name) {
    Path extensions = home.resolve("share").resolve("postgresql").resolve("extension");
    return Files.exists(extensions.resolve(name + ".control"));
  }

  /** Runs one of this version's programs as the account that may. */
  Command.Result attempt(String program, String input, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(bin().resolve(program).toString()));
    words.addAll(arguments);
    return Command.attempt(home, input, account.as(words));
  }
}
