package io.aurorafleet.worker.proof;

import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.worker.proof.Proof.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Sequences, extensions, indexes, owners and grants, sorting libraries, jobs, statistics. */
final class ObjectsProof {
  private ObjectsProof() {}

  static List<ProofItem> of(List<Pair> pairs) {
    List<ProofItem> all = new ArrayList<>();
    all.addAll(each(pairs, "sequences", "none went backwards", ObjectsProof::sequences));
    all.addAll(each(pairs, "extensions", "all there", ObjectsProof::extensions));
    all.addAll(each(pairs, "indexes", "none became invalid", ObjectsProof::indexes));
    all.addAll(each(pairs, "grants", "owners and grants as before", ObjectsProof::grants));
    all.addAll(each(pairs, "collations", "sorting as before", ObjectsProof::collations));
    all.addAll(each(pairs, "jobs", "pg_cron's jobs as before", ObjectsProof::jobs));
    all.addAll(each(pairs, "statistics", "every table has some", ObjectsProof::statistics));
    return all;
  }

  private static List<ProofItem> each(
      List<Pair> pairs, String check, String well, BiConsumer<Pair, List<ProofItem>> compare) {
    List<ProofItem> items = new ArrayList<>();
    pairs.forEach(pair -> compare.accept(pair, items));
    return Proof.orPass(items, check, well);
  }

  private static void sequences(Pair pair, List<ProofItem> items) {
    List<String> wrong = new ArrayList<>();
    pair.before()
        .sequences()
        .forEach(
            (name, value) -> {
              Long now = pair.after().sequences().get(name);
              if (now == null) {
                wrong.add(name + " is gone or unused, was at " + value);
              } else if (now < value) {
                wrong.add("%s is at %d, was at %d".formatted(name, now, value));
              }
            });
    if (!wrong.isEmpty()) {
      items.add(pair.fail("sequences", Some.of(wrong)));
    }
  }

  private static void extensions(Pair pair, List<ProofItem> items) {
    List<String> gone =
        pair.before().state().extensions().keySet().stream()
            .filter(e -> !pair.after().state().extensions().containsKey(e))
            .toList();
    if (!gone.isEmpty()) {
      items.add(pair.fail("extensions", "gone: " + Some.of(gone)));
    }
  }

  private static void indexes(Pair pair, List<ProofItem> items) {
    List<String> broken =
        pair.after().invalidIndexes().stream()
            .filter(i -> !pair.before().invalidIndexes().contains(i))
            .toList();
    int more = pair.after().state().invalidIndexes() - pair.before().state().invalidIndexes();
    if (!broken.isEmpty()) {
      items.add(pair.warn("indexes", "invalid now: %s; REINDEX them".formatted(Some.of(broken))));
    } else if (more > 0) {
      items.add(pair.warn("indexes", "%d more are invalid; REINDEX them".formatted(more)));
    }
  }

  private static void grants(Pair pair, List<ProofItem> items) {
    List<String> changed = new ArrayList<>();
    Map<String, String> now = pair.after().ownership();
    pair.before()
        .ownership()
        .forEach(
            (schema, digest) -> {
              if (!digest.equals(now.get(schema))) {
                changed.add(schema);
              }
            });
    if (!changed.isEmpty()) {
      items.add(
          pair.warn(
              "grants",
              "owners or grants, or the objects themselves, changed in schema %s; compare with the safety clone"
                  .formatted(Some.of(changed))));
    }
  }

  private static void collations(Pair pair, List<ProofItem> items) {
    List<String> stale =
        pair.after().collations().stale().stream()
            .filter(s -> !pair.before().collations().stale().contains(s))
            .toList();
    if (!stale.isEmpty()) {
      items.add(
          pair.warn(
              "collations",
              "%s; REINDEX what sorts by them, then ALTER COLLATION … REFRESH VERSION"
                  .formatted(Some.of(stale))));
      return;
    }
    List<String> libraries = new ArrayList<>();
    pair.before()
        .collations()
        .versions()
        .forEach(
            (provider, version) -> {
              String now = pair.after().collations().versions().getOrDefault(provider, version);
              if (!now.equals(version)) {
                libraries.add("%s %s, was %s".formatted(provider, now, version));
              }
            });
    if (!libraries.isEmpty()) {
      items.add(
          pair.warn(
              "collations",
              "the sorting library changed (%s): REINDEX indexes on text"
                  .formatted(Some.of(libraries))));
    }
  }

  private static void jobs(Pair pair, List<ProofItem> items) {
    if (!pair.before().jobs().equals(pair.after().jobs())) {
      items.add(pair.warn("jobs", "pg_cron's jobs differ from before; compare cron.job"));
    }
  }

  private static void statistics(Pair pair, List<ProofItem> items) {
    int without = pair.after().state().unanalyzed();
    if (without > 0) {
      items.add(
          pair.warn(
              "statistics",
              "%d table(s) that came after the statistics have none yet; ANALYZE them"
                  .formatted(without)));
    }
  }
}
