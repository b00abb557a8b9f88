package io.aurorafleet.sandbox.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Logical replication of one database. Subscriptions come over disabled and connect to nobody, as
 * pg_upgrade leaves them up to 16; the publisher's slot is named but not touched.
 */
final class LogicalReplication {
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

  // pg_upgrade carries slots from 17 on: new ones of the same kind, at the new server's position.
  private static final String SLOTS =
      """
      SELECT format('SELECT pg_create_logical_replication_slot(%L, %L, false, %L, %L)',
          slot_name, plugin, two_phase, failover)
        FROM pg_replication_slots
       WHERE slot_type = 'logical' AND NOT temporary AND database = current_database()""";

  private LogicalReplication() {}

  /** Last of all: what is written later would be sent to the slots' readers again. */
  static void copySlots(Connection from, Connection to) throws SQLException {
    if (from.getMetaData().getDatabaseMajorVersion() >= 17) {
      for (String create : Sql.texts(from, SLOTS)) {
        Sql.texts(to, create);
      }
    }
  }

  static void copySubscriptions(Connection from, Connection to) throws SQLException {
    for (String create : Sql.texts(from, CREATE)) {
      Sql.run(to, create);
    }
    for (String own : Sql.texts(from, OWN)) {
      Sql.run(to, own);
    }
  }
}
