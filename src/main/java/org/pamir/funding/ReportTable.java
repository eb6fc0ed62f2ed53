package org.pamir.funding;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The tables of money, with the SQL that puts a file's rows in the place of those that were there.
 * Rows travel as one JSON array. A row that is there already, as often as the file has it, stays
 * with its id and version.
 */
enum ReportTable {
  COMMITMENT(Columns.TRANSACTION, true),
  DISBURSEMENT(Columns.TRANSACTION, true),
  BUDGET(
      "type text, status text, period_start date, period_end date, amount numeric, currency text,"
          + " value_date date, kept jsonb",
      false),
  PLANNED_DISBURSEMENT(
      "type text, period_start date, period_end date, amount numeric, currency text, value_date"
          + " date, provider jsonb, receiver jsonb, kept jsonb",
      true);

  private final String compare;
  private final String insert;
  private final String delete;

  ReportTable(String said, boolean parties) {
    String table = name().toLowerCase();
    // 100 and 100.00 are one amount.
    String content = names(said).replace("amount", "trim_scale(amount)");
    compare =
        """
        with said as (
          select project_id, ordinal, content,
                 row_number() over (partition by project_id, content order by ordinal) as n
          from (select project_id, ordinal, md5(row(%s)::text) as content
                from json_to_recordset(cast(:rows as json)) as x (project_id bigint, ordinal integer, %s)) x
        ), known as (
          select id, project_id, content,
                 row_number() over (partition by project_id, content order by ordinal, id) as n
          from (select id, project_id, ordinal, md5(row(%s)::text) as content
                from %s where project_id = any(:projects)) x
        )
        select known.id, project_id, said.ordinal
        from said full join known using (project_id, content, n)
        where known.id is null or said.ordinal is null
        """
            .formatted(content, said, content, table);
    String added = parties ? Columns.PARTIES : "";
    insert =
        """
        insert into %s (id, project_id, ordinal, %s, version, revision, created_at, updated_at)
        select id, project_id, ordinal, %s, 1, :revision, :at, :at
        from json_to_recordset(cast(:rows as json)) as x (id uuid, project_id bigint, ordinal integer, %s)
        """
            .formatted(table, names(said + added), names(said + added), said + added);
    delete = "delete from " + table + " where id = any(:ids)";
  }

  private static String names(String columns) {
    return Arrays.stream(columns.split(","))
        .map(column -> column.strip().split(" ")[0])
        .collect(Collectors.joining(", "));
  }

  /** What differs between {@code :rows} and the rows of {@code :projects}: id or ordinal. */
  String compare() {
    return compare;
  }

  String insert() {
    return insert;
  }

  String delete() {
    return delete;
  }

  private static final class Columns {
    static final String TRANSACTION =
        "type text, reference text, date date, amount numeric, currency text, value_date date,"
            + " provider jsonb, receiver jsonb, flow text, finance text, aid text, tied text,"
            + " humanitarian boolean, description jsonb, countries jsonb, regions jsonb, sectors"
            + " jsonb, kept jsonb";
    static final String PARTIES =
        ", provider_organisation_id bigint, provider_activity text, receiver_organisation_id"
            + " bigint, receiver_activity text";
  }
}
