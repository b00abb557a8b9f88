package io.aurorafleet.cloud.database;

import io.aurorafleet.cloud.call.Fence;
import java.sql.SQLException;
import java.util.List;

/** Subscriptions of the session's database. */
final class Subscriptions {
  private static final String GONE = "42704";

  private final Link link;

  Subscriptions(Link link) {
    this.link = link;
  }

  List<String> enabled() {
    return link.query(
        "list subscriptions",
        """
        SELECT s.subname FROM pg_subscription AS s
        WHERE s.subenabled
          AND s.subdbid = (SELECT d.oid FROM pg_database AS d WHERE d.datname = current_database())
        ORDER BY s.subname
        """,
        row -> row.getString(1));
  }

  void disable(Fence fence, String name) {
    change(fence, name, "DISABLE");
  }

  void enable(Fence fence, String name, boolean refresh) {
    change(fence, name, "ENABLE");
    if (refresh) {
      change(fence, name, "REFRESH PUBLICATION WITH (copy_data = false)");
    }
  }

  private void change(Fence fence, String name, String how) {
    fence.check();
    try {
      link.run("ALTER SUBSCRIPTION " + Sql.identifier(name) + " " + how);
    } catch (SQLException e) {
      if (!GONE.equals(e.getSQLState())) {
        throw link.fault(e, "change subscription \"" + name + "\" (" + how + ")");
      }
    }
  }
}
