package io.aurorafleet.worker.proof;

import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Holding.Rows;
import io.aurorafleet.worker.proof.Proof.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Tables are there, and their rows. */
final class RowsProof {
  /** The planner's estimates are samples: only a loss of this share is worth a word. */
  private static final double ESTIMATES_AGREE = 0.8;

  private RowsProof() {}

  static List<ProofItem> of(List<Pair> pairs) {
    List<ProofItem> tables = new ArrayList<>();
    List<ProofItem> rows = new ArrayList<>();
    pairs.forEach(pair -> tables(pair, tables));
    pairs.forEach(pair -> rows(pair, rows));
    List<ProofItem> all = new ArrayList<>();
    all.addAll(Proof.orPass(tables, "tables", "%d, all there".formatted(count(pairs))));
    all.addAll(Proof.orPass(rows, "rows", said(pairs)));
    return all;
  }

  private static void tables(Pair pair, List<ProofItem> items) {
    Holding before = pair.before();
    Holding after = pair.after();
    List<String> gone =
        before.tables().keySet().stream().filter(t -> !after.tables().containsKey(t)).toList();
    if (!gone.isEmpty()) {
      items.add(pair.fail("tables", "gone: " + Some.of(gone)));
    } else if (after.state().tables() < before.state().tables()) {
      items.add(
          pair.fail(
              "tables",
              "%d table(s), had %d".formatted(after.state().tables(), before.state().tables())));
    }
  }

  private static void rows(Pair pair, List<ProofItem> items) {
    long had = pair.before().state().rows();
    long has = pair.after().state().rows();
    if (had > 0 && has == 0) {
      items.add(pair.fail("rows", "no row is left, had %d".formatted(had)));
      return;
    }
    List<String> fewer = new ArrayList<>();
    pair.before()
        .tables()
        .forEach(
            (table, old) -> {
              Rows now = pair.after().tables().get(table);
              if (now != null && fewer(old, now)) {
                fewer.add("%s has %s, had %s".formatted(table, said(now), said(old)));
              }
            });
    if (!fewer.isEmpty()) {
      items.add(pair.warn("rows", judge(Some.of(fewer))));
    } else if (had >= 0 && has >= 0 && has < had) {
      items.add(pair.warn("rows", judge("%d row(s), had %d".formatted(has, had))));
    }
  }

  private static String judge(String what) {
    return "fewer rows: " + what + "; unless clients deleted them, compare with the safety clone";
  }

  private static boolean fewer(Rows old, Rows now) {
    if (old.rows() < 0 || now.rows() < 0) {
      return false;
    }
    return (old.exact() && now.exact())
        ? now.rows() < old.rows()
        : now.rows() < old.rows() * ESTIMATES_AGREE;
  }

  private static String said(Rows rows) {
    return (rows.exact() ? "" : "about ") + rows.rows();
  }

  private static long count(List<Pair> pairs) {
    return pairs.stream().mapToLong(p -> p.before().state().tables()).sum();
  }

  private static String said(List<Pair> pairs) {
    Map<Boolean, Long> by =
        pairs.stream()
            .flatMap(p -> p.before().tables().values().stream())
            .collect(
                java.util.stream.Collectors.partitioningBy(
                    Rows::exact, java.util.stream.Collectors.counting()));
    return "%d table(s) counted, %d estimated; none has fewer"
        .formatted(by.getOrDefault(true, 0L), by.getOrDefault(false, 0L));
  }
}
