package io.aurorafleet.sandbox.secret;

import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.wire.Faults;
import java.time.Instant;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.InvalidRequestException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/** Finds secrets by name or ARN. Guarded by the secrets' lock. */
final class SecretStore {
  private final Account account;
  private final NavigableMap<String, StoredSecret> byName = new TreeMap<>();

  SecretStore(Account account) {
    this.account = account;
  }

  StoredSecret create(@Nullable String name, Instant now) {
    if (name == null || !name.matches("[A-Za-z0-9/_+=.@!-]{1,512}")) {
      throw invalid(
          "Invalid name. Must be a valid name containing alphanumeric characters, or any"
              + " of the following: -/_+=.@!");
    }
    StoredSecret old = byName.get(name);
    if (old != null && old.deleted != null) {
      throw deleted(
          "You can't create this secret because a secret with this name is already"
              + " scheduled for deletion.");
    }
    if (old != null) {
      throw Faults.modelled(
          ResourceExistsException.builder(),
          "The operation failed because the secret " + name + " already exists.");
    }
    StoredSecret secret = new StoredSecret(name, arn(name), now);
    byName.put(name, secret);
    return secret;
  }

  /** By name, ARN, or ARN without the six random characters at its end. */
  StoredSecret find(@Nullable String id) {
    for (StoredSecret secret : byName.values()) {
      String bareArn = secret.arn.substring(0, secret.arn.length() - 7);
      if (secret.name.equals(id) || secret.arn.equals(id) || bareArn.equals(id)) {
        return secret;
      }
    }
    throw Faults.modelled(
        ResourceNotFoundException.builder(), "Secrets Manager can't find the specified secret.");
  }

  StoredSecret usable(@Nullable String id) {
    StoredSecret secret = find(id);
    if (secret.deleted != null) {
      throw deleted(
          "You can't perform this operation on the secret because it was marked for deletion.");
    }
    return secret;
  }

  void remove(StoredSecret secret) {
    byName.remove(secret.name);
  }

  NavigableMap<String, StoredSecret> all() {
    return byName;
  }

  static RuntimeException invalid(String message) {
    return Faults.modelled(InvalidParameterException.builder(), message);
  }

  private static RuntimeException deleted(String message) {
    return Faults.modelled(InvalidRequestException.builder(), message);
  }

  /** The six characters depend on the name alone, so that a simulation replays. */
  private String arn(String name) {
    String suffix = String.format(Locale.ROOT, "%06x", name.hashCode() & 0xFFFFFF);
    return account.arn("secretsmanager", "secret:" + name + "-" + suffix);
  }
}
