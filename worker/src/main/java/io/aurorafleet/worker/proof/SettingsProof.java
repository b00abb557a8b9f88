package io.aurorafleet.worker.proof;

import io.aurorafleet.contracts.checkpoint.ProofItem;
import io.aurorafleet.contracts.checkpoint.ProofItem.Verdict;
import io.aurorafleet.contracts.proof.Inventory.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Settings that somebody made are as they were; what only the default changed is told. */
final class SettingsProof {
  private SettingsProof() {}

  static List<ProofItem> of(List<Setting> before, List<Setting> after) {
    Map<String, Setting> now =
        after.stream().collect(Collectors.toMap(Setting::name, Function.identity()));
    List<String> custom = new ArrayList<>();
    List<String> defaults = new ArrayList<>();
    for (Setting old : before) {
      Setting next = now.get(old.name());
      if (next == null ? old.custom() : !next.value().equals(old.value())) {
        String said =
            "%s = %s, was %s"
                .formatted(old.name(), next == null ? "nothing" : next.value(), old.value());
        (old.custom() ? custom : defaults).add(said);
      }
    }
    List<ProofItem> items = new ArrayList<>();
    if (!custom.isEmpty()) {
      items.add(new ProofItem(Verdict.WARN, "settings", null, "changed: " + Some.of(custom)));
    }
    items.add(
        Proof.pass(
            "settings",
            defaults.isEmpty() ? "no default changed" : "defaults changed: " + Some.of(defaults)));
    return items;
  }
}
