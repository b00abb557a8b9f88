package io.aurorafleet.survey;

import io.aurorafleet.cloud.call.OutsideException;
import io.aurorafleet.cloud.cluster.ClusterView;
import io.aurorafleet.cloud.secret.LoginSource;
import io.aurorafleet.cloud.secret.Logins;
import io.aurorafleet.cloud.secret.SecretLogin;
import io.aurorafleet.cloud.secret.TokenLogin;
import io.aurorafleet.cloud.secret.Tokens;
import io.aurorafleet.contracts.Failure;
import jakarta.inject.Inject;

/**
 * Who we are in a cluster's databases, as its tag says: the name or ARN of a secret; {@code
 * managed} for the master user whose secret RDS manages; {@code iam:USER} for a user that logs in
 * by tokens of IAM. Without the tag nobody: that RDS happens to manage a master secret is no leave
 * to use it.
 */
public final class MaintenanceLogins {
  static final String MANAGED = "managed";

  /** No secret is so named: a colon stands in ARNs only. */
  static final String IAM = "iam:";

  private final Logins logins;
  private final Tokens tokens;

  @Inject
  public MaintenanceLogins(Logins logins, Tokens tokens) {
    this.logins = logins;
    this.tokens = tokens;
  }

  /** Reads a secret at once, to find early what is wrong with it. */
  LoginSource of(ClusterView view) {
    String tag = view.tag(ClusterView.SECRET_TAG).map(String::strip).orElse("");
    if (tag.isEmpty()) {
      throw missing(view);
    }
    if (tag.startsWith(IAM)) {
      return token(view, tag.substring(IAM.length()).strip());
    }
    return new SecretLogin(logins, tag.equals(MANAGED) ? managed(view) : tag);
  }

  private LoginSource token(ClusterView view, String user) {
    if (user.isEmpty()) {
      throw fix(
          "secret-tag-unusable",
          view,
          "its tag %s is \"%s\" and names no user".formatted(ClusterView.SECRET_TAG, IAM),
          retag(view, IAM + "aurora_maintenance_user"));
    }
    if (!view.shape().iamAuthentication()) {
      throw fix(
          "iam-authentication-off",
          view,
          "its tag asks for IAM authentication, which is off",
          "aws rds modify-db-cluster --db-cluster-identifier %s --enable-iam-database-authentication --apply-immediately; in the database: GRANT rds_iam TO %s; then requeue"
              .formatted(view.id(), user));
    }
    return new TokenLogin(tokens, user);
  }

  private static String managed(ClusterView view) {
    String arn = view.shape().masterSecretArn();
    if (arn == null) {
      throw fix(
          "no-managed-secret",
          view,
          "its tag asks for the master user's secret, which RDS does not manage here",
          retag(view, view.id() + "-maintenance-user-secret")
              + ", or let RDS manage it (--manage-master-user-password); then requeue");
    }
    return arn;
  }

  private static OutsideException missing(ClusterView view) {
    return new OutsideException(
        Failure.fix(
            "secret-tag-missing",
            "Cluster %s has no tag %s, so its maintenance user's login is not known"
                .formatted(view.id(), ClusterView.SECRET_TAG),
            retag(view, view.id() + "-maintenance-user-secret")));
  }

  private static OutsideException fix(
      String code, ClusterView view, String why, String nextAction) {
    return new OutsideException(
        Failure.fix(
            code,
            "The login of cluster %s's maintenance user cannot be had: %s"
                .formatted(view.id(), why),
            nextAction));
  }

  private static String retag(ClusterView view, String value) {
    return "aws rds add-tags-to-resource --resource-name %s --tags Key=%s,Value=%s"
        .formatted(view.arn(), ClusterView.SECRET_TAG, value);
  }
}
