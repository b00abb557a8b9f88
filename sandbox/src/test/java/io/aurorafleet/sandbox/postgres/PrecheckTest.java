package io.aurorafleet.sandbox.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.aurorafleet.sandbox.rds.DataPlane.Address;
import io.aurorafleet.sandbox.rds.DataPlane.Refusal;
import io.aurorafleet.sandbox.rds.DataPlane.UpgradeFailed;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class PrecheckTest {
  @Test
  void findsWhatPgUpgradeRefusesInEveryDatabase() throws Exception {
    try (Sandbox sandbox = new Sandbox()) {
      Address at =
          sandbox.create(
              "c",
              "13.23",
              Map.of("max_prepared_transactions", "5", "rds.logical_replication", "1"));
      assertThat(sandbox.plane.precheck("c", "17.11")).isEmpty();
      obstruct(at);

      Map<String, List<String>> found =
          sandbox.plane.precheck("c", "17.11").stream()
              .collect(Collectors.toMap(Refusal::check, Refusal::details));

      assertThat(found)
          .containsOnly(
              Map.entry("databases_cannot_connect_to.txt", List.of("closed", "invalid")),
              Map.entry("prepared_transactions.txt", List.of("second: in doubt")),
              Map.entry("logical_replication_slots.txt", List.of("second: slot")),
              Map.entry(
                  "tables_using_composite.txt", List.of("second: public.composite.of_catalog")),
              Map.entry(
                  "tables_using_reg.txt",
                  List.of(
                      "second: public.by_array.c",
                      "second: public.by_composite.c",
                      "second: public.by_domain.c",
                      "second: public.direct.c",
                      "second: public.in_view_row.c")),
              Map.entry(
                  "tables_using_aclitem.txt",
                  List.of("second: public.acl.c", "second: public.composite.of_catalog")),
              Map.entry("encoding_conversions.txt", List.of("second: public.mine")),
              Map.entry("postfix_ops.txt", List.of("second: public.!!!(bigint,NONE)")),
              Map.entry(
                  "incompatible_polymorphics.txt",
                  List.of("second: aggregate: public.collect(anyelement)")),
              Map.entry(
                  "loadable_libraries.txt",
                  List.of(
                      "second: could not load library \"$libdir/gone\"",
                      "second: extension \"gone\" is not available")));
      assertThat(sandbox.plane.precheck("c", "13.23")).isEmpty();
      sandbox.plane.takeDown("c");
      assertThatThrownBy(() -> sandbox.plane.upgrade("c", "17.11"))
          .isInstanceOf(UpgradeFailed.class)
          .hasMessageContaining("databases_cannot_connect_to.txt: closed, invalid");
    }
  }

  private static void obstruct(Address at) throws Exception {
    Sandbox.run(at, "postgres", "CREATE DATABASE second; CREATE DATABASE closed");
    Sandbox.run(at, "postgres", "CREATE DATABASE invalid");
    Sandbox.run(
        at,
        "second",
        """
        CREATE DOMAIN proc AS regproc;
        CREATE TYPE holder AS (p proc, other int);
        CREATE TABLE direct (fine regclass, c regprocedure);
        CREATE TABLE by_domain (c proc);
        CREATE TABLE by_array (c regoper[]);
        CREATE TABLE by_composite (c holder);
        CREATE MATERIALIZED VIEW in_view_row AS SELECT NULL::regnamespace AS c;
        CREATE TABLE no_longer (c regconfig, d int);
        ALTER TABLE no_longer DROP COLUMN c;
        CREATE TABLE composite (of_catalog pg_class);
        CREATE TABLE acl (c aclitem);
        CREATE CONVERSION mine FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
        CREATE OPERATOR !!! (LEFTARG = bigint, PROCEDURE = numeric_fac);
        CREATE AGGREGATE collect(anyelement) (SFUNC = array_append, STYPE = anyarray);
        CREATE EXTENSION hstore;
        UPDATE pg_extension SET extname = 'gone' WHERE extname = 'hstore';
        UPDATE pg_proc SET probin = '$libdir/gone' WHERE proname = 'hstore_in';
        SELECT pg_create_logical_replication_slot('slot', 'pgoutput');
        BEGIN;
        CREATE TABLE pending (n int);
        PREPARE TRANSACTION 'in doubt';
        """);
    Sandbox.run(at, "postgres", "ALTER DATABASE closed ALLOW_CONNECTIONS false");
    Sandbox.run(
        at, "postgres", "UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'invalid'");
  }
}
