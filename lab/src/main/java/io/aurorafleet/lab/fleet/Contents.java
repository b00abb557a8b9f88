package io.aurorafleet.lab.fleet;

import java.util.ArrayList;
import java.util.List;

/** What databases of a fleet hold, as SQL. */
public final class Contents {
  private Contents() {}

  /** Tables with keys, a partitioned one, a view, a function, statistics, and rows. */
  public static List<String> shop(int rows) {
    return List.of(
        "CREATE TYPE order_state AS ENUM ('new', 'paid', 'sent')",
        "CREATE TABLE customer (id bigserial PRIMARY KEY, name text NOT NULL, mail text UNIQUE)",
        "CREATE TABLE orders (id bigserial PRIMARY KEY, customer_id bigint REFERENCES customer,"
            + " state order_state NOT NULL DEFAULT 'new', placed timestamptz DEFAULT now())",
        "CREATE INDEX orders_by_state ON orders (state, placed)",
        "CREATE TABLE payment (id bigint, day date NOT NULL, amount numeric(12, 2))"
            + " PARTITION BY RANGE (day)",
        "CREATE TABLE payment_2025 PARTITION OF payment"
            + " FOR VALUES FROM ('2025-01-01') TO ('2026-01-01')",
        "CREATE TABLE payment_2026 PARTITION OF payment"
            + " FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')",
        "CREATE VIEW open_orders AS SELECT * FROM orders WHERE state <> 'sent'",
        "CREATE FUNCTION orders_of(bigint) RETURNS bigint LANGUAGE sql STABLE AS"
            + " $$ SELECT count(*) FROM orders WHERE customer_id = $1 $$",
        "INSERT INTO customer (name, mail) SELECT 'c' || g, 'c' || g || '@example.com'"
            + " FROM generate_series(1, "
            + rows
            + ") g",
        "INSERT INTO orders (customer_id, state) SELECT g, (ARRAY['new', 'paid',"
            + " 'sent'])[1 + g % 3]::order_state FROM generate_series(1, "
            + rows
            + ") g",
        "INSERT INTO payment SELECT g, date '2025-01-01' + g % 700, g"
            + " FROM generate_series(1, "
            + rows
            + ") g",
        "ANALYZE");
  }

  /** The same, with extensions as an old cluster has them. */
  public static List<String> shopWithExtensions(int rows, String... extensions) {
    List<String> sql = new ArrayList<>();
    for (String extension : extensions) {
      sql.add("CREATE EXTENSION " + extension);
    }
    sql.addAll(shop(rows));
    return sql;
  }

  /** A publication and a logical slot that nobody reads at the moment. */
  public static List<String> shopWithSlot(int rows) {
    List<String> sql = new ArrayList<>(shop(rows));
    sql.add("CREATE PUBLICATION changes FOR TABLE orders");
    sql.add("SELECT pg_create_logical_replication_slot('warehouse', 'pgoutput')");
    return sql;
  }

  /** A transaction that was prepared and never ended. */
  public static List<String> shopWithPreparedTransaction(int rows) {
    List<String> sql = new ArrayList<>(shop(rows));
    sql.add("BEGIN");
    sql.add("INSERT INTO customer (name) VALUES ('prepared')");
    sql.add("PREPARE TRANSACTION 'transfer-42'");
    return sql;
  }
}
