package org.pamir;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What every table has to have, read from the catalog of the database. */
@QuarkusTest
class SchemaTest extends RegisterTest {

  @Test
  void everyForeignKeyHasAnIndexThatBeginsWithItsColumns() {
    assertThat(
            rows(
                """
                select c.conname from pg_constraint c
                where c.contype = 'f' and c.connamespace = 'public'::regnamespace
                  and not exists (
                    select 1 from pg_index i
                    where i.indrelid = c.conrelid
                      and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey
                      and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] <@ c.conkey)"""))
        .isEmpty();
  }

  @Test
  void everyConstraintHasANameThatWasGiven() {
    assertThat(
            rows(
                """
                select c.conrelid::regclass || ' ' || c.conname from pg_constraint c
                join pg_class t on t.oid = c.conrelid
                where c.connamespace = 'public'::regnamespace and c.contype in ('p', 'u', 'f', 'c')
                  and t.relname <> 'flyway_schema_history'
                  and c.conname !~ ('^' || t.relname || '(_[a-z_]+)?_'
                    || case c.contype when 'p' then 'pkey' when 'u' then 'key' when 'f' then 'fkey' else 'check' end
                    || '$')"""))
        .isEmpty();
  }

  @Test
  void everyInstantHasItsTimeZone() {
    assertThat(
            rows(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and data_type = 'timestamp without time zone'
                  and table_name <> 'flyway_schema_history'"""))
        .isEmpty();
  }

  @Test
  void everyAmountRateAndPercentageIsExact() {
    assertThat(
            rows(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and data_type <> 'numeric'
                  and column_name ~ '(^|_)(amount|percentage|share|weight|per_usd|usd)$'"""))
        .isEmpty();
    assertThat(
            rows(
                """
                select table_name || '.' || column_name from information_schema.columns
                where table_schema = 'public' and data_type in ('real', 'double precision', 'money')"""))
        .as("only places are inexact")
        .containsExactlyInAnyOrder(
            "project_location.latitude",
            "project_location.longitude",
            "project_location_history.latitude",
            "project_location_history.longitude");
  }

  @Test
  void everyTableWithAHistoryKeepsItByTrigger() {
    assertThat(
            rows(
                """
                select t.relname from pg_class t
                join pg_class h on h.relname = t.relname || '_history' and h.relnamespace = t.relnamespace
                where t.relnamespace = 'public'::regnamespace
                  and not exists (
                    select 1 from pg_trigger g join pg_proc f on f.oid = g.tgfoid
                    where g.tgrelid = t.oid and f.proname = 'keep_history'
                      -- for each row, after, on update and on delete
                      and g.tgtype & 1 = 1 and g.tgtype & 2 = 0 and g.tgtype & 16 = 16 and g.tgtype & 8 = 8)"""))
        .isEmpty();
  }

  @Test
  void everyTableThatRefersToARevisionHasAHistoryOfTheSameColumns() {
    assertThat(
            rows(
                """
                select c.conrelid::regclass::text from pg_constraint c
                where c.contype = 'f' and c.confrelid = 'revision'::regclass
                  and (select string_agg(a.attname || ' ' || a.atttypid, ',' order by a.attnum) from pg_attribute a
                       where a.attrelid = c.conrelid and a.attnum > 0 and not a.attisdropped)
                    is distinct from
                      (select string_agg(a.attname || ' ' || a.atttypid, ',' order by a.attnum) from pg_attribute a
                       where a.attrelid = (select h.oid from pg_class h join pg_class t on h.relname = t.relname || '_history' and h.relnamespace = t.relnamespace where t.oid = c.conrelid)
                         and a.attnum > 0 and not a.attisdropped and a.attname <> 'until_revision')"""))
        .isEmpty();
  }

  @Test
  void everyTableWithAHistoryCanBeReadAsOfARevision() {
    assertThat(
            rows(
                """
                select t.relname from pg_class t
                join pg_class h on h.relname = t.relname || '_history' and h.relnamespace = t.relnamespace
                where t.relnamespace = 'public'::regnamespace
                  and (select string_agg(a.attname || ' ' || a.atttypid, ',' order by a.attnum) from pg_attribute a
                       where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped)
                    is distinct from
                      (select string_agg(a.attname || ' ' || a.atttypid, ',' order by a.attnum) from pg_attribute a
                       join pg_class v on v.oid = a.attrelid and v.relnamespace = 'past'::regnamespace
                       where v.relname = t.relname and a.attnum > 0)"""))
        .isEmpty();
  }

  /** Columns of different collations are compared without their indexes, row by row. */
  @Test
  void everyColumnThatHoldsAnActivityIdentifierIsCollatedAlike() {
    assertThat(
            rows(
                """
                select c.table_name || '.' || c.column_name from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = 'public' and t.table_type = 'BASE TABLE'
                  and c.column_name ~ '^(identifier|provider_activity|receiver_activity)$'
                  and c.collation_name is distinct from 'C'"""))
        .isEmpty();
  }
}
