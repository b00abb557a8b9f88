package io.aurorafleet.cloud.database;

import io.aurorafleet.contracts.proof.Inventory.Setting;
import java.util.ArrayList;
import java.util.List;

/**
 * The server's settings. What somebody invented, what holds a connection string, and what is set
 * for roles may hold a secret, and goes as a digest.
 */
final class ServerSettings {
  private static final String SERVER =
      """
      SELECT s.name,
             CASE WHEN s.category = 'Customized Options' OR s.name LIKE '%conninfo%'
                  THEN 'md5 ' || md5(s.setting) ELSE s.setting END,
             s.source <> 'default'
      FROM pg_settings AS s
      WHERE s.context <> 'internal' AND s.source NOT IN ('client', 'session', 'override')
      ORDER BY s.name
      """;

  private static final String ROLES =
      """
      SELECT concat_ws(' ', 'role', nullif(pg_get_userbyid(s.setrole), 'unknown (OID=0)'),
                       'in database', coalesce(d.datname, 'any')),
             'md5 ' || md5(array_to_string(s.setconfig, E'\\n')), true
      FROM pg_db_role_setting AS s LEFT JOIN pg_database AS d ON d.oid = s.setdatabase
      ORDER BY 1
      """;

  private final Link link;

  ServerSettings(Link link) {
    this.link = link;
  }

  List<Setting> all() {
    List<Setting> settings = new ArrayList<>();
    for (String sql : List.of(SERVER, ROLES)) {
      settings.addAll(
          link.query(
              "read the server's settings",
              sql,
              row ->
                  new Setting(
                      row.getString(1),
                      row.getString(2) == null ? "" : row.getString(2),
                      row.getBoolean(3))));
    }
    return settings;
  }
}
