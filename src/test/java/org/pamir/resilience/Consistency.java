package org.pamir.resilience;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must hold in the tables of a register, whatever happened to it: each question names what
 * breaks it.
 */
final class Consistency {

  /** Each answers rows where something is not whole. */
  private static final Map<String, String> BROKEN = new LinkedHashMap<>();

  static {
    BROKEN.put(
        "revisions have no gaps",
        "select max(number), count(*) from revision having count(*) > 0 and (max(number) <> count(*) or min(number) <> 1)");
    BROKEN.put(
        "revisions are in order",
        """
        select number from (select number, recorded_at, lag(recorded_at) over (order by number) as before from revision) r
        where before >= recorded_at""");
    BROKEN.put(
        "a project is its document",
        """
        select identifier from project
        where document ->> 'identifier' <> identifier or (document ->> 'revision')::bigint <> revision
          or document ->> 'status' <> status or document ->> 'publication' <> publication""");
    BROKEN.put(
        "participations are those of the document",
        """
        select p.identifier from project p
        where (select coalesce(string_agg(c.country, ',' order by c.country), '') from participation c where c.project_id = p.id)
          <> (select coalesce(string_agg(d ->> 'country', ',' order by d ->> 'country'), '')
              from json_array_elements(p.document -> 'participations') d)""");
    BROKEN.put(
        "versions of a project follow each other",
        """
        select id from (
          select id, version, revision, until_revision,
                 lead(revision) over (partition by id order by revision) as next,
                 lead(version) over (partition by id order by revision) as after
          from (select id, version, revision, null::bigint as until_revision from project
                union all select id, version, revision, until_revision from project_history) v) v
        where until_revision is distinct from next or after <> version + 1""");
    BROKEN.put(
        "rows are of revisions that are there",
        """
        select 'project', identifier from project p where not exists (select 1 from revision r where r.number = p.revision)
        union all
        select 'commitment', reference from commitment c
        where not exists (select 1 from revision r where r.number = c.revision)
        union all
        select 'figure_change', project_id::text from figure_change f
        where not exists (select 1 from revision r where r.number = f.revision)
        union all
        select 'project_history', id::text from project_history h
        where not exists (select 1 from revision r where r.number = h.until_revision)""");
    BROKEN.put(
        "each commitment has its facts",
        """
        select p.identifier, c.committed, f.committed
        from project p
        left join (select project_id, sum(amount) as committed from commitment where type = '2' group by 1) c on c.project_id = p.id
        left join (select project_id, sum(amount) as committed from fact where measure = 'committed' group by 1) f
          on f.project_id = p.id
        where p.identifier like 'XC-%' and p.publication = 'published' and coalesce(c.committed, 0) <> coalesce(f.committed, 0)""");
    BROKEN.put(
        "each commitment has moved a figure",
        """
        select c.reference from commitment c
        where not exists (select 1 from figure_change f where f.revision = c.revision and f.project_id = c.project_id)""");
    BROKEN.put(
        "each project can be searched",
        """
        select identifier from project p
        where not exists (select 1 from project_search s where s.project_id = p.id)""");
    BROKEN.put(
        "no import is left half",
        "select id from import_chunk k join import i on i.id = k.import_id where i.status = 'done'");
  }

  private Consistency() {}

  /** What does not hold, with the first rows that break it. */
  static List<String> faults(Connection connection) throws SQLException {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<String, String> question : BROKEN.entrySet()) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(question.getValue())) {
        for (int i = 0; i < 3 && row.next(); i++) {
          faults.add(question.getKey() + ": not " + row.getString(1));
        }
      }
    }
    return faults;
  }

  /** What PostgreSQL's own check of tables and indexes finds; all of them are read through. */
  static List<String> damage(Superuser database) throws IOException, SQLException {
    database.rows("select 1");
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create extension if not exists amcheck");
      List<String> damage = new ArrayList<>();
      int checked = 0;
      List<String> checks = new ArrayList<>();
      try (ResultSet row =
          statement.executeQuery(
              """
              select case
                when a.amname = 'heap' then format('select string_agg(msg, '' '') from verify_heapam(%L)', c.oid::regclass)
                when a.amname = 'gin' then format('select gin_index_check(%L)', c.oid::regclass)
                else format('select bt_index_check(%L, true)', c.oid::regclass) end
              from pg_class c join pg_am a on a.oid = c.relam
              where c.relnamespace = 'public'::regnamespace and a.amname in ('heap', 'btree', 'gin')
                and c.relpersistence = 'p' and c.relkind in ('r', 'i')""")) {
        while (row.next()) {
          checks.add(row.getString(1));
        }
      }
      for (String check : checks) {
        try (ResultSet row = statement.executeQuery(check)) {
          row.next();
          checked++;
          if (check.contains("verify_heapam") && row.getString(1) != null) {
            damage.add(check + ": " + row.getString(1));
          }
        } catch (SQLException e) {
          damage.add(check + ": " + e.getMessage());
        }
      }
      System.out.printf("amcheck: %d tables and indexes, %d damaged%n", checked, damage.size());
      return damage;
    }
  }
}
