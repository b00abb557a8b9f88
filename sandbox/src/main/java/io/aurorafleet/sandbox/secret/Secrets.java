package io.aurorafleet.sandbox.secret;

import io.aurorafleet.sandbox.identity.Account;
import io.aurorafleet.sandbox.secret.StoredSecret.Value;
import io.aurorafleet.sandbox.wire.Faults;
import io.aurorafleet.sandbox.wire.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.CreateSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DeleteSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.Filter;
import software.amazon.awssdk.services.secretsmanager.model.FilterNameStringType;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsRequest;
import software.amazon.awssdk.services.secretsmanager.model.ListSecretsResponse;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.RestoreSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretResponse;

/** Secrets Manager: values with the stages AWSCURRENT and AWSPREVIOUS, deletion with recovery. */
public final class Secrets implements SecretsManagerClient {
  private static final int MAX_BYTES = 65_536;
  private static final int PAGE = 100;
  private static final long ID_PREFIX = 0x534D_0000_0000_4000L;

  private final InstantSource clock;
  private final SecretStore store;
  private long versions;

  public Secrets(Account account, InstantSource clock) {
    this.clock = clock;
    this.store = new SecretStore(account);
  }

  @Override
  public synchronized CreateSecretResponse createSecret(CreateSecretRequest request) {
    boolean valued = request.secretString() != null || request.secretBinary() != null;
    Value value = valued ? value(request.secretString(), request.secretBinary()) : null;
    StoredSecret secret = store.create(request.name(), clock.instant());
    secret.description = request.description();
    secret.kmsKey = request.kmsKeyId();
    secret.tags = request.tags();
    CreateSecretResponse.Builder response =
        CreateSecretResponse.builder().name(secret.name).arn(secret.arn);
    if (value != null) {
      response.versionId(rotate(secret, request.clientRequestToken(), value));
    }
    return response.build();
  }

  @Override
  public synchronized GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
    StoredSecret secret = store.usable(request.secretId());
    String version =
        secret
            .version(request.versionId(), request.versionStage())
            .orElseThrow(() -> noVersion(request));
    Value value = Objects.requireNonNull(secret.versions.get(version));
    return GetSecretValueResponse.builder()
        .name(secret.name)
        .arn(secret.arn)
        .versionId(version)
        .versionStages(secret.stagesOf(version))
        .secretString(value.text())
        .secretBinary(value.bytes())
        .createdDate(value.created())
        .build();
  }

  private static RuntimeException noVersion(GetSecretValueRequest request) {
    String wanted =
        request.versionId() != null
            ? "VersionId: " + request.versionId()
            : "staging label: "
                + (request.versionStage() == null ? StoredSecret.CURRENT : request.versionStage());
    return Faults.modelled(
        ResourceNotFoundException.builder(),
        "Secrets Manager can't find the specified secret value for " + wanted);
  }

  @Override
  public synchronized PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
    StoredSecret secret = store.usable(request.secretId());
    Value value = value(request.secretString(), request.secretBinary());
    String version = rotate(secret, request.clientRequestToken(), value);
    return PutSecretValueResponse.builder()
        .name(secret.name)
        .arn(secret.arn)
        .versionId(version)
        .versionStages(secret.stagesOf(version))
        .build();
  }

  @Override
  public synchronized UpdateSecretResponse updateSecret(UpdateSecretRequest request) {
    StoredSecret secret = store.usable(request.secretId());
    UpdateSecretResponse.Builder response =
        UpdateSecretResponse.builder().name(secret.name).arn(secret.arn);
    if (request.secretString() != null || request.secretBinary() != null) {
      Value value = value(request.secretString(), request.secretBinary());
      response.versionId(rotate(secret, request.clientRequestToken(), value));
    }
    secret.description = request.description() == null ? secret.description : request.description();
    secret.kmsKey = request.kmsKeyId() == null ? secret.kmsKey : request.kmsKeyId();
    return response.build();
  }

  @Override
  public synchronized DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
    StoredSecret secret = store.find(request.secretId());
    return DescribeSecretResponse.builder()
        .name(secret.name)
        .arn(secret.arn)
        .description(secret.description)
        .kmsKeyId(secret.kmsKey)
        .tags(secret.tags)
        .createdDate(secret.created)
        .lastChangedDate(secret.changed)
        .deletedDate(secret.deleted)
        .versionIdsToStages(secret.versionsToStages())
        .build();
  }

  @Override
  public synchronized DeleteSecretResponse deleteSecret(DeleteSecretRequest request) {
    StoredSecret secret = store.find(request.secretId());
    boolean forced = Boolean.TRUE.equals(request.forceDeleteWithoutRecovery());
    long days = request.recoveryWindowInDays() == null ? 30 : request.recoveryWindowInDays();
    if ((forced && request.recoveryWindowInDays() != null) || days < 7 || days > 30) {
      throw SecretStore.invalid("RecoveryWindowInDays must be 7 to 30, and not set when forced.");
    }
    secret.deleted = clock.instant().plus(Duration.ofDays(forced ? 0 : days));
    if (forced) {
      store.remove(secret);
    }
    return DeleteSecretResponse.builder()
        .name(secret.name)
        .arn(secret.arn)
        .deletionDate(secret.deleted)
        .build();
  }

  @Override
  public synchronized RestoreSecretResponse restoreSecret(RestoreSecretRequest request) {
    StoredSecret secret = store.find(request.secretId());
    secret.deleted = null;
    return RestoreSecretResponse.builder().name(secret.name).arn(secret.arn).build();
  }

  @Override
  public synchronized ListSecretsResponse listSecrets(ListSecretsRequest request) {
    NavigableMap<String, StoredSecret> found = new TreeMap<>(store.all());
    found
        .values()
        .removeIf(s -> s.deleted != null && !Boolean.TRUE.equals(request.includePlannedDeletion()));
    for (Filter filter : request.filters()) {
      if (filter.key() != FilterNameStringType.NAME) {
        throw SecretStore.invalid("The sandbox filters secrets by name only.");
      }
      found.keySet().removeIf(name -> filter.values().stream().noneMatch(name::startsWith));
    }
    int limit = request.maxResults() == null ? PAGE : request.maxResults();
    Page<StoredSecret> page = Page.of(found, request.nextToken(), limit);
    return ListSecretsResponse.builder()
        .secretList(page.items().stream().map(Secrets::listed).toList())
        .nextToken(page.next())
        .build();
  }

  private static SecretListEntry listed(StoredSecret secret) {
    return SecretListEntry.builder()
        .name(secret.name)
        .arn(secret.arn)
        .description(secret.description)
        .tags(secret.tags)
        .createdDate(secret.created)
        .lastChangedDate(secret.changed)
        .deletedDate(secret.deleted)
        .secretVersionsToStages(secret.versionsToStages())
        .build();
  }

  private String rotate(StoredSecret secret, @Nullable String token, Value value) {
    String version =
        token == null ? new UUID(ID_PREFIX, Long.MIN_VALUE | versions++).toString() : token;
    secret.rotateTo(version, value);
    return version;
  }

  private Value value(@Nullable String text, @Nullable SdkBytes bytes) {
    if ((text == null) == (bytes == null)) {
      throw SecretStore.invalid("You must provide either SecretString or SecretBinary.");
    }
    int size =
        text != null
            ? text.getBytes(StandardCharsets.UTF_8).length
            : Objects.requireNonNull(bytes).asByteArrayUnsafe().length;
    if (size == 0 || size > MAX_BYTES) {
      throw SecretStore.invalid("A secret's value has 1 to " + MAX_BYTES + " bytes.");
    }
    return new Value(text, bytes, clock.instant());
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
