package io.aurorafleet.cloud.secret;

/** Reads logins; never caches, because secrets rotate. */
public interface Logins {
  /**
   * The login a secret holds (JSON with {@code username} and {@code password}).
   *
   * @param secret name or ARN, as the cluster's tag {@code aurora-maintenance-user-secret} gives it
   * @throws io.aurorafleet.cloud.call.OutsideException when it is missing, forbidden, not such
   *     JSON, or Secrets Manager cannot be reached
   */
  Login read(String secret);
}
