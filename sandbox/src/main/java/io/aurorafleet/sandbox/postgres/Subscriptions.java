package io.aurorafleet.sandbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Subscriptions come over disabled and connect to nobody, as pg_upgrade leaves them up to 16; the
 * publisher's slot is named but not touched.
 */
final class Subscriptions {
  private static final String CREATE =
      """
      SELECT format('CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION %s WITH (connect = false, slot_name = %s)',
          subname, subconninfo, (SELECT string_agg(quote_ident(p), ', ') FROM unnest(subpublications) p),
          coalesce(quote_literal(subslotname), 'NONE'))
        FROM pg_subscription
       WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())""";
  private static final String OWN =
      """
      SELECT format('ALTER SUBSCRIPTION %I OWNER TO %I', subname, pg_get_userbyid(subowner))
        FROM pg_subscription
       WHERE subdbid = (SELECT oid FROM pg_database WHERE datname = current_database())""";

  private Subscriptions() {}

  static void copy(Connection from, Connection to) throws SQLException {
    for (String create : Sql.texts(from, CREATE)) {
      Sql.run(to, create);
    }
    for (String own : Sql.texts(from, OWN)) {
      Sql.run(to, own);
    }
  }
}
