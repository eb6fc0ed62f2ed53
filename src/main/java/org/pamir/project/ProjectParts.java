package org.pamir.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import org.jdbi.v3.core.Jdbi;

/**
 * The SQL that takes the parts of a project out of its document, for any number of projects at
 * once. Only the database moves: a part is never sent twice. As jsonb a document is parsed once, as
 * json it would be for each part.
 */
@ApplicationScoped
public class ProjectParts {

  private static final String DELETE =
      """
      with ids as (select unnest(:ids) as id),
        a as (delete from participation using ids where project_id = id),
        b as (delete from project_region using ids where project_id = id),
        c as (delete from share using ids where project_id = id),
        d as (delete from project_sector using ids where project_id = id),
        e as (delete from project_sdg using ids where project_id = id),
        f as (delete from project_theme using ids where project_id = id),
        g as (delete from project_organisation using ids where project_id = id),
        h as (delete from related_project using ids where project_id = id)
      delete from project_location using ids where project_id = id
      """;

  private static final String INSERT =
      """
      with doc as materialized (
        select id, document::jsonb as d from project where id = any(:ids)
      ), a as (
        insert into participation (project_id, country, role, status, channel, confirmation, version, revision)
        select id, x ->> 'country', x ->> 'role', x ->> 'status', x ->> 'channel', x -> 'confirmation' ->> 'state',
               (x ->> 'version')::integer, (x ->> 'revision')::bigint
        from doc, jsonb_array_elements(d -> 'participations') x
      ), b as (
        insert into project_region (project_id, vocabulary, code)
        select distinct id, coalesce(x ->> 'vocabulary', '1'), x ->> 'code'
        from doc, jsonb_array_elements(d -> 'regions') x
      ), c as (
        insert into share (project_id, effective_from, country, region, percentage)
        select id, effective_from, country, region, sum(share)
        from (
          select id, coalesce((s ->> 'effectiveFrom')::date, '-infinity') as effective_from,
                 x ->> 'country' as country, x ->> 'region' as region, (x ->> 'share')::numeric as share
          from doc, jsonb_array_elements(d -> 'shareSets') s, jsonb_array_elements(s -> 'shares') x
          union all
          select id, '-infinity', x ->> 'country', null, (x ->> 'share')::numeric
          from doc, jsonb_array_elements(d -> 'participations') x
          where d -> 'shareSets' is null and x ->> 'share' is not null
          union all
          select id, '-infinity', null, x ->> 'code', (x ->> 'share')::numeric
          from doc, jsonb_array_elements(d -> 'regions') x
          where d -> 'shareSets' is null and x ->> 'share' is not null
        ) stated
        group by id, effective_from, country, region
      ), e as (
        insert into project_sector (project_id, ordinal, vocabulary, code, percentage)
        select id, n, coalesce(x ->> 'vocabulary', '1'), x ->> 'code', (x ->> 'share')::numeric
        from doc, jsonb_array_elements(d -> 'sectors') with ordinality as t(x, n)
      ), f as (
        insert into project_sdg (project_id, ordinal, goal, target, weight)
        select id, n, (x ->> 'goal')::integer, x ->> 'target', (x ->> 'weight')::numeric
        from doc, jsonb_array_elements(d -> 'sdgs') with ordinality as t(x, n)
      ), g as (
        insert into project_theme (project_id, theme)
        select distinct id, x from doc, jsonb_array_elements_text(d -> 'themes') x
      ), h as (
        insert into project_organisation (project_id, ordinal, role, organisation_id)
        select id, n, role, organisation_id
        from (
          select id, n, x ->> 'role' as role,
                 coalesce((select o.id from organisation o where o.ref = x ->> 'ref'),
                          (select l.organisation_id from organisation_alias l
                           where l.alias = coalesce(x ->> 'ref', x -> 'name' ->> 'en'))) as organisation_id
          from doc, jsonb_array_elements(d -> 'organisations') with ordinality as t(x, n)
        ) named
        where organisation_id is not null
      ), i as (
        insert into related_project (project_id, ordinal, type, identifier)
        select id, n, x ->> 'type', x ->> 'identifier'
        from doc, jsonb_array_elements(d -> 'relatedProjects') with ordinality as t(x, n)
      )
      insert into project_location (project_id, ordinal, latitude, longitude)
      select id, n, (x -> 'point' ->> 'lat')::double precision, (x -> 'point' ->> 'lon')::double precision
      from doc, jsonb_array_elements(d -> 'locations') with ordinality as t(x, n)
      where x -> 'point' is not null
      """;

  private final Jdbi jdbi;

  ProjectParts(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Takes the parts of these projects out of their documents anew. */
  public void rebuild(Collection<Long> projects) {
    write(projects, projects);
  }

  /**
   * Writes the parts of projects.
   *
   * @param known those that may have parts already
   * @param all those and the new ones
   */
  void write(Collection<Long> known, Collection<Long> all) {
    jdbi.useHandle(
        handle -> {
          if (!known.isEmpty()) {
            handle.createUpdate(DELETE).bind("ids", known.toArray(Long[]::new)).execute();
          }
          if (!all.isEmpty()) {
            handle.createUpdate(INSERT).bind("ids", all.toArray(Long[]::new)).execute();
          }
        });
  }
}
