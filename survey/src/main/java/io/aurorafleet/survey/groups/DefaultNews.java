package io.aurorafleet.survey.groups;

import java.util.Map;

/** Why a changed default matters, for those whose change has stopped somebody's application. */
final class DefaultNews {
  private static final Map<String, String> TABLE =
      Map.of(
          "rds.force_ssl",
          "clients that connect without TLS are refused",
          "password_encryption",
          "new passwords are stored for SCRAM, which old drivers cannot speak",
          "rds.accepted_password_auth_method",
          "passwords stored as MD5 are refused",
          "hash_mem_multiplier",
          "hashes may take a multiple of work_mem",
          "jit",
          "plans of some queries change",
          "rds.logical_replication",
          "logical slots can be made or not",
          "shared_preload_libraries",
          "extensions that need to be loaded first are loaded or not",
          "ssl_min_protocol_version",
          "clients with old TLS are refused",
          "idle_in_transaction_session_timeout",
          "idle transactions are ended sooner or later",
          "max_connections",
          "more or fewer clients fit");

  private DefaultNews() {}

  /** A sentence; a plain one where we know of no harm. */
  static String of(String parameter) {
    return TABLE.getOrDefault(parameter, "the engine's default differs");
  }
}
