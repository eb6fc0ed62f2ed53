package org.pamir.backup;

import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the catalog of a database tells of its tables. */
final class CatalogQueries {

  private CatalogQueries() {}

  /**
   * The tables of the register with the columns that are written, by name. Without those that are
   * unlogged, which a crash empties as well, and without Flyway's own.
   */
  static Map<String, List<String>> tables(Connection connection) throws SQLException {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select c.relname, array_agg(a.attname::text order by a.attnum) from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relpersistence = 'p'
                  and c.relname <> 'flyway_schema_history'
                group by c.relname order by c.relname""")) {
      while (row.next()) {
        Array columns = row.getArray(2);
        tables.put(row.getString(1), Arrays.asList((String[]) columns.getArray()));
      }
    }
    return tables;
  }

  /** Sequences that gave a number already. */
  static List<Manifest.Sequence> sequences(Connection connection) throws SQLException {
    List<Manifest.Sequence> sequences = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select sequencename, last_value from pg_sequences
                where schemaname = 'public' and last_value is not null order by sequencename""")) {
      while (row.next()) {
        sequences.add(new Manifest.Sequence(row.getString(1), row.getLong(2)));
      }
    }
    return sequences;
  }

  /** Statements that make the foreign keys of all tables, by the statement that drops each. */
  static Map<String, String> foreignKeys(Connection connection) throws SQLException {
    Map<String, String> keys = new LinkedHashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select format('alter table %s drop constraint %I', conrelid::regclass, conname),
                       format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
                from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace
                order by conrelid::regclass::text, conname""")) {
      while (row.next()) {
        keys.put(row.getString(1), row.getString(2));
      }
    }
    return keys;
  }

  /** The version of the schema; 0 where there is none. */
  static int schemaVersion(Connection connection) throws SQLException {
    if (number(
            connection,
            "select count(*) from pg_class where oid = to_regclass('public.flyway_schema_history')")
        == 0) {
      return 0;
    }
    return (int)
        number(
            connection,
            "select coalesce(max(version::int), 0) from flyway_schema_history where success and version is not null");
  }

  /** The one number that a question answers. */
  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** A name as SQL takes it. */
  static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Columns of a table as COPY takes them. */
  static String target(String table, List<String> columns) {
    return quoted(table)
        + " ("
        + String.join(", ", columns.stream().map(CatalogQueries::quoted).toList())
        + ")";
  }
}
