package io.aurorafleet.cloud.secret;

/** Makes tokens of IAM that stand for a database user's password for 15 minutes. */
public interface Tokens {
  /**
   * A token for one server; made on this machine, RDS is not called. Whether it is let in is
   * decided by the server: the user needs {@code GRANT rds_iam}, our role {@code rds-db:connect},
   * the cluster IAM authentication, and the connection TLS.
   *
   * @throws io.aurorafleet.cloud.call.OutsideException when there are no AWS credentials
   */
  Login token(String user, String host, int port);
}
