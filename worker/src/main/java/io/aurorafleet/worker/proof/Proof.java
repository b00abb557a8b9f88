package io.aurorafleet.worker.proof;

import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.checkpoint.ProofItem.Verdict;
import io.aurorafleet.contracts.proof.Holding;
import io.aurorafleet.contracts.proof.Inventory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Every comparison of before and after, with its verdict. Clients write until the cluster goes down
 * and from the moment it is back, so that fewer rows are for people to judge; what is gone, or has
 * gone backwards, is a failure.
 */
public record Proof(List<ProofItem> items) {
  /** What an operator may accept by requeueing: clients may have done it. */
  private static final Set<String> ACCEPTABLE =
      Set.of("databases", "tables", "rows", "sequences", "extensions");

  public Proof {
    items = List.copyOf(items);
  }

  /** Compares; for each check that found nothing one item says over how much. */
  public static Proof of(Inventory before, Inventory after) {
    List<ProofItem> items = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (Holding old : before.databases()) {
      String name = old.state().database();
      Optional<Holding> now = after.database(name);
      if (now.isPresent()) {
        pairs.add(new Pair(old, now.get()));
      } else {
        items.add(new ProofItem(Verdict.FAIL, "databases", name, "the database is gone"));
      }
    }
    if (items.isEmpty()) {
      items.add(pass("databases", "%d database(s), all there".formatted(pairs.size())));
    }
    items.addAll(RowsProof.of(pairs));
    items.addAll(ObjectsProof.of(pairs));
    items.addAll(SettingsProof.of(before.settings(), after.settings()));
    items.addAll(PlansProof.of(pairs));
    return new Proof(items);
  }

  /** Two looks at one database. */
  record Pair(Holding before, Holding after) {
    String database() {
      return before.state().database();
    }

    ProofItem fail(String check, String what) {
      return new ProofItem(Verdict.FAIL, check, database(), what);
    }

    ProofItem warn(String check, String what) {
      return new ProofItem(Verdict.WARN, check, database(), what);
    }
  }

  static ProofItem pass(String check, String what) {
    return new ProofItem(Verdict.PASS, check, null, what);
  }

  /** The items, or when there is none, one that says that all is well. */
  static List<ProofItem> orPass(List<ProofItem> items, String check, String well) {
    return items.isEmpty() ? List.of(pass(check, well)) : items;
  }

  public Proof and(List<ProofItem> more) {
    List<ProofItem> all = new ArrayList<>(items);
    all.addAll(more);
    return new Proof(all);
  }

  /**
   * The same proof, with failures that an operator has seen in an earlier attempt, and requeued in
   * spite of, as warnings. A wrong version or a script that fails is never acceptable.
   *
   * @param seen the failures of earlier attempts
   */
  public Proof accepting(List<ProofItem> seen) {
    return new Proof(items.stream().map(item -> accepted(item, seen)).toList());
  }

  private static ProofItem accepted(ProofItem item, List<ProofItem> seen) {
    boolean known =
        item.verdict() == Verdict.FAIL && ACCEPTABLE.contains(item.check()) && seen.contains(item);
    return known
        ? new ProofItem(
            Verdict.WARN, item.check(), item.database(), item.what() + " (accepted by the requeue)")
        : item;
  }

  public List<ProofItem> failures() {
    return items.stream().filter(i -> i.verdict() == Verdict.FAIL).toList();
  }

  public List<ProofItem> warnings() {
    return items.stream().filter(i -> i.verdict() == Verdict.WARN).toList();
  }

  /** The worst of all. */
  public Verdict verdict() {
    return items.stream().map(ProofItem::verdict).max(Verdict::compareTo).orElse(Verdict.PASS);
  }

  /** One line for a log or a list. */
  public static String line(ProofItem item) {
    return item.database() == null
        ? "%s: %s".formatted(item.check(), item.what())
        : "%s: database %s: %s".formatted(item.check(), item.database(), item.what());
  }
}
