package org.pamir.bench;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Fills a register with projects of realistic skew, reproducibly from a seed: few large countries
 * and many small ones, half of the projects in one country, most amounts in US dollars, log-normal
 * sizes, and one project in twenty linked to another by a flow that both report. Ten commitments
 * and ten disbursements a project.
 *
 * <p>Everything is drawn by hashing the row's number with the seed, inside the database: the same
 * seed and number of projects give the same register, whatever the batch size.
 */
final class RegisterGenerator {

  private static final int BATCH = 2_000;

  private final Jdbi jdbi;
  private final long seed;

  RegisterGenerator(Jdbi jdbi, long seed) {
    this.jdbi = jdbi;
    this.seed = seed;
  }

  /** A number from 0 up to 1 for a row and a purpose. */
  private static final String DRAW =
      """
      create or replace function bench_draw(seed bigint, number bigint, purpose text) returns double precision
      language sql immutable parallel safe as $$
        select (hashtextextended(purpose || ':' || number, seed) & 9007199254740991) / 9007199254740992.0
      $$
      """;

  private static final String ORGANISATIONS =
      """
      insert into organisation (ref, name, type, revision, created_at, updated_at)
      select 'BENCH-' || i, json_build_object('en', 'Bench organisation ' || i)::jsonb, '10', :revision, now(), now()
      from generate_series(1, 400) i
      """;

  /** Countries by their part of projects, so that one has 14 % and one 0.8 %. */
  private static final String PROJECTS =
      """
      with drawn as (
        select i, bench_draw(:seed, i, 'org') as org, bench_draw(:seed, i, 'country') as country,
               bench_draw(:seed, i, 'second') as second, bench_draw(:seed, i, 'several') as several,
               bench_draw(:seed, i, 'goal') as goal, bench_draw(:seed, i, 'goal2') as goal2,
               bench_draw(:seed, i, 'sector') as sector, bench_draw(:seed, i, 'start') as start,
               bench_draw(:seed, i, 'status') as status, bench_draw(:seed, i, 'theme') as theme
        from generate_series(cast(:first as bigint), cast(:last as bigint)) i
      ), chosen as (
        select i, 'BENCH-' || i || '-P' as identifier, 'BENCH-' || (1 + floor(org * org * 400))::int as org,
               (array['UZ','KG','TJ','KZ','AF','TM','PK','CN','IR','MN','AZ','GE','AM','IN'])[1 + floor(power(country, 1.8) * 14)::int] as country,
               (array['UZ','KG','TJ','KZ','AF','TM','PK','CN','IR','MN','AZ','GE','AM','IN'])[1 + floor(power(second, 1.8) * 14)::int] as second,
               several, 1 + floor(goal * 17)::int as goal, 1 + floor(goal2 * 17)::int as goal2,
               (array['14015','14020','23210','31110','21020','41010','15110','12220','11220','72010'])[1 + floor(sector * 10)::int] as sector,
               date '2012-01-01' + floor(start * 4700)::int as start,
               (array['implementation','closed','pipeline','finalisation'])[1 + floor(power(status, 2) * 4)::int] as status,
               (array['water','energy','food','transport','climate'])[1 + floor(theme * 5)::int] as theme
        from drawn
      )
      insert into project (id, identifier, reporting_organisation_id, status, publication, starts_on, ends_on, cross_border,
        humanitarian, document, version, revision, created_at, updated_at)
      select nextval('project_id_seq') , c.identifier, o.id, c.status, 'published', c.start, c.start + 1400,
             c.several > 0.5 and c.second <> c.country, false,
             json_strip_nulls(json_build_object(
               'identifier', c.identifier, 'reportingOrg', c.org,
               'title', json_build_object('en', 'Bench project ' || c.i || ' on ' || c.theme, 'ru', 'Проект ' || c.i),
               'description', json_build_object('en', repeat('Figures of a made-up project in ' || c.country || '. ', 8)),
               'status', c.status, 'publication', 'published', 'actualStart', c.start, 'plannedEnd', c.start + 1400,
               'defaultCurrency', 'USD', 'defaultFlow', '10', 'defaultFinance', '110',
               'participations', case when c.several > 0.5 and c.second <> c.country then json_build_array(
                   json_build_object('country', c.country, 'role', 'lead', 'status', 'active', 'share', 60,
                     'confirmation', json_build_object('state', 'unconfirmed'), 'version', 1, 'revision', cast(:revision as bigint)),
                   json_build_object('country', c.second, 'role', 'participant', 'status', 'negotiating', 'share', 40,
                     'confirmation', json_build_object('state', 'unconfirmed'), 'version', 1, 'revision', cast(:revision as bigint)))
                 else json_build_array(
                   json_build_object('country', c.country, 'role', 'lead', 'status', 'active',
                     'confirmation', json_build_object('state', 'unconfirmed'), 'version', 1, 'revision', cast(:revision as bigint))) end,
               'sectors', json_build_array(json_build_object('code', c.sector, 'share', 100)),
               'sdgs', case when c.goal = c.goal2 then json_build_array(json_build_object('goal', c.goal))
                 else json_build_array(json_build_object('goal', c.goal, 'weight', 70), json_build_object('goal', c.goal2, 'weight', 30)) end,
               'themes', json_build_array(c.theme),
               'organisations', json_build_array(json_build_object('role', 'funding', 'ref', c.org)),
               'version', 1, 'revision', cast(:revision as bigint), 'createdAt', now(), 'updatedAt', now())),
             1, :revision, now(), now()
      from chosen c join organisation o on o.ref = c.org
      returning id
      """;

  /** Each project's number is in its identifier, so that its money can be drawn by it. */
  private static final String MONEY =
      """
      with p as (
        select id, identifier, starts_on, split_part(identifier, '-', 2)::bigint as i from project where id = any(:ids)
      ), drawn as (
        select p.*, k, bench_draw(:seed, p.i * 100 + k, 'amount') as amount,
               bench_draw(:seed, p.i * 100 + k, 'currency') as currency, bench_draw(:seed, p.i * 100 + k, 'date') as date,
               bench_draw(:seed, p.i * 100 + k, 'provider') as provider, bench_draw(:seed, p.i, 'link') as link
        from p, generate_series(:from, :to) k
      )
      insert into %s (id, project_id, ordinal, type, date, amount, currency, value_date, provider, provider_organisation_id,
        provider_activity, receiver, receiver_organisation_id, receiver_activity, version, revision, created_at, updated_at)
      select gen_random_uuid(), d.id, d.k, d.type, d.day, d.sum, d.money, d.day, d.giver, o.id,
             d.giver ->> 'activity', null, null, d.getter, 1, :revision, now(), now()
      from (
        select d.*, case when d.k = :from and d.link < 0.05 and d.i > 1 then '%s' else '%s' end as type,
               d.starts_on + floor(d.date * 1500)::int as day,
               round(exp(9 + 4 * d.amount)::numeric, 2) as sum,
               case when d.currency < 0.7 then 'USD' when d.currency < 0.9 then 'EUR' when d.currency < 0.97 then 'CHF' else 'TMT' end as money,
               json_build_object('ref', 'BENCH-' || (1 + floor(d.provider * d.provider * 400))::int)::jsonb as giver,
               case when d.k = :from and d.link < 0.05 and d.i > 1 then 'BENCH-' || (d.i - 1) || '-P' end as getter
        from drawn d
      ) d
      join organisation o on o.ref = d.giver ->> 'ref'
      """;

  /**
   * Adds projects.
   *
   * @param parts writes the parts of projects from their documents
   * @return their ids
   */
  List<Long> projects(Handle handle, long first, long last, long revision) {
    return handle
        .createQuery(PROJECTS)
        .bind("seed", seed)
        .bind("first", first)
        .bind("last", last)
        .bind("revision", revision)
        .mapTo(Long.class)
        .list();
  }

  void organisations(Handle handle, long revision) {
    handle.execute(DRAW);
    handle.createUpdate(ORGANISATIONS).bind("revision", revision).execute();
  }

  void money(Handle handle, List<Long> projects, long revision) {
    Long[] ids = projects.toArray(Long[]::new);
    for (String[] table :
        new String[][] {
          {"commitment", "2", "11", "0", "9"}, {"disbursement", "3", "1", "20", "29"}
        }) {
      handle
          .createUpdate(MONEY.formatted(table[0], table[1], table[2]))
          .bind("seed", seed)
          .bind("ids", ids)
          .bind("from", Integer.parseInt(table[3]))
          .bind("to", Integer.parseInt(table[4]))
          .bind("revision", revision)
          .execute();
    }
  }

  static int batch() {
    return BATCH;
  }

  /**
   * Adds copies of all projects with what statistics read of them: parts, flows between projects,
   * facts. A copy passes money on to the copy of the one that its original does.
   */
  void copy(Handle handle, int copies) {
    handle.execute(
        "create temp table copying as select k, k * (select max(id) + 50 from project) as up from generate_series(1, "
            + copies
            + ") k");
    copy(
        handle,
        "project",
        "(id, identifier, reporting_organisation_id, status, publication, starts_on, ends_on, cross_border, humanitarian, document,"
            + " version, revision, created_at, updated_at)",
        "t.id + up, t.identifier || '-' || k, reporting_organisation_id, status, publication, starts_on, ends_on, cross_border,"
            + " humanitarian, document, version, current_setting('pamir.revision')::bigint, created_at, updated_at",
        "t.identifier like 'BENCH-%'");
    for (String[] part :
        new String[][] {
          {"participation", "country, role, status, channel, confirmation, version, revision"},
          {"share", "effective_from, country, region, percentage"},
          {"project_sector", "ordinal, vocabulary, code, percentage"},
          {"project_sdg", "ordinal, goal, target, weight"},
          {"project_theme", "theme"},
          {"project_organisation", "ordinal, role, organisation_id"},
          {"project_funding", "class, in_usd, out_usd, side"},
        }) {
      copy(handle, part[0], "(project_id, " + part[1] + ")", "project_id + up, " + part[1], "true");
    }
    copy(
        handle,
        "flow",
        "(class, state, provider_project_id, receiver_project_id, provider_organisation_id, receiver_organisation_id, out_report,"
            + " amount, currency, value_date, usd, provisional, told)",
        "class, state, provider_project_id + up, receiver_project_id + up, provider_organisation_id, receiver_organisation_id,"
            + " gen_random_uuid(), amount, currency, value_date, usd, provisional, told",
        "provider_project_id is not null and receiver_project_id is not null");
    copy(
        handle,
        "fact",
        "(project_id, measure, source, passed_from, passed_to, date, rate_date, country, region, basis, provider_organisation_id,"
            + " receiver_organisation_id, type, flow, finance, usd, amount, currency, provisional)",
        "project_id + up, measure, gen_random_uuid(), passed_from + up, passed_to + up, date, rate_date, country, region, basis,"
            + " provider_organisation_id, receiver_organisation_id, type, flow, finance, usd, amount, currency, provisional",
        "true");
    handle.execute("drop table copying");
    // What is registered from now on comes after the copies, in blocks of fifty.
    handle.execute("select setval('project_id_seq', max(id) + 50) from project");
  }

  private static void copy(Handle handle, String table, String into, String values, String where) {
    handle.execute(
        "insert into %1$s %2$s select %3$s from %1$s t, copying where %4$s"
            .formatted(table, into, values, where));
  }
}
