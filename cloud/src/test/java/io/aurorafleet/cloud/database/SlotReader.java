package io.aurorafleet.cloud.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/** A consumer of a logical slot, as Debezium is one. */
record SlotReader(Connection connection, PGReplicationStream stream) implements AutoCloseable {
  static SlotReader of(TestServer server, String database, String slot) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("replication", "database");
    properties.setProperty("preferQueryMode", "simple");
    properties.setProperty("assumeMinServerVersion", "13");
    Connection connection = server.connect(database, properties);
    PGReplicationStream stream =
        connection
            .unwrap(PGConnection.class)
            .getReplicationAPI()
            .replicationStream()
            .logical()
            .withSlotName(slot)
            .withSlotOption("proto_version", 1)
            .withSlotOption("publication_names", "p")
            .start();
    return new SlotReader(connection, stream);
  }

  /** Whether the server has cut the stream. */
  boolean ended() {
    try {
      stream.read();
      return false;
    } catch (SQLException e) {
      return true;
    }
  }

  @Override
  public void close() throws SQLException {
    connection.abort(Runnable::run);
  }
}
