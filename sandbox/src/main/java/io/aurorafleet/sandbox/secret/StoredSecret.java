package io.aurorafleet.sandbox.secret;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** One secret with its versions. Guarded by the secrets' lock. */
final class StoredSecret {
  static final String CURRENT = "AWSCURRENT";
  static final String PREVIOUS = "AWSPREVIOUS";

  /** A value; exactly one of text and bytes is set. Never printed. */
  record Value(@Nullable String text, @Nullable SdkBytes bytes, Instant created) {
    @Override
    public String toString() {
      return "Value[hidden]";
    }
  }

  final String name;
  final String arn;
  final Instant created;
  final Map<String, Value> versions = new LinkedHashMap<>();
  final Map<String, String> stages = new LinkedHashMap<>();
  List<Tag> tags = List.of();
  @Nullable String description;
  @Nullable String kmsKey;
  @Nullable Instant deleted;
  Instant changed;

  StoredSecret(String name, String arn, Instant created) {
    this.name = name;
    this.arn = arn;
    this.created = created;
    this.changed = created;
  }

  /** Makes this the current version; the one before becomes the previous. */
  void rotateTo(String version, Value value) {
    versions.put(version, value);
    String before = stages.put(CURRENT, version);
    if (before != null && !before.equals(version)) {
      stages.put(PREVIOUS, before);
    }
    versions.keySet().retainAll(stages.values());
    changed = value.created();
  }

  /** The version that is meant: by id, by stage, or the current one. */
  Optional<String> version(@Nullable String id, @Nullable String stage) {
    String version = id != null ? id : stages.get(stage == null ? CURRENT : stage);
    boolean fits = stage == null || id == null || id.equals(stages.get(stage));
    return Optional.ofNullable(version).filter(v -> fits && versions.containsKey(v));
  }

  List<String> stagesOf(String version) {
    List<String> names = new ArrayList<>();
    stages.forEach(
        (stage, at) -> {
          if (at.equals(version)) {
            names.add(stage);
          }
        });
    return names;
  }

  Map<String, List<String>> versionsToStages() {
    Map<String, List<String>> all = new LinkedHashMap<>();
    versions.keySet().forEach(version -> all.put(version, stagesOf(version)));
    return all;
  }
}
