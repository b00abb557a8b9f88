package io.aurorafleet.sandbox.postgres;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom the servers run. PostgreSQL refuses root; so under root its programs run in a user
 * namespace of their own or, where the kernel forbids that, as a plain user who then owns the data.
 */
final class Account {
  private static final List<String> PLAIN_USERS = List.of("postgres", "nobody");
  private final List<String> prefix;
  private final @Nullable String owner;

  private Account(List<String> prefix, @Nullable String owner) {
    this.prefix = prefix;
    this.owner = owner;
  }

  /** The first way that works here; {@link PostgresFailure} says what was tried if none does. */
  static Account find() {
    Path here = Path.of("/");
    if (!Command.attempt(here, "", List.of("id", "-u")).output().equals("0")) {
      return new Account(List.of(), null);
    }
    List<Account> ways = waysForRoot().toList();
    for (Account way : ways) {
      Command.Result who = Command.attempt(here, "", way.as(List.of("id", "-u")));
      if (who.ok() && who.output().matches("[1-9]\\d*")) {
        return way;
      }
    }
    throw new PostgresFailure(
        "PostgreSQL does not run as root, and none of these worked: "
            + ways.stream().map(way -> String.join(" ", way.prefix)).toList()
            + ". Start the sandbox as a plain user, or allow user namespaces (unshare -U)");
  }

  private static Stream<Account> waysForRoot() {
    Stream<Account> namespace = Stream.of(new Account(List.of("unshare", "-U"), null));
    Stream<Account> users =
        PLAIN_USERS.stream()
            .flatMap(
                user ->
                    Stream.of(
                            List.of("setpriv", "--reuid", user, "--clear-groups"),
                            List.of("runuser", "-u", user, "--"),
                            List.of("su", "-s", "/bin/sh", user, "-c", "exec \"$0\" \"$@\"", "--"))
                        .map(words -> new Account(words, user)));
    return Stream.concat(namespace, users);
  }

  /** The command line that runs {@code words} as this account. */
  List<String> as(List<String> words) {
    List<String> all = new ArrayList<>(prefix);
    all.addAll(words);
    return all;
  }

  /** Gives a tree that we wrote to the account that will serve it. */
  void adopt(Path tree) {
    if (owner != null) {
      Command.run(tree, List.of("chown", "-R", owner, tree.toString()));
    }
  }
}
