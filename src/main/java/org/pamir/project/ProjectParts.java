package org.pamir.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/**
 * Takes the parts of a project out of its document, for any number of projects at once. Only the
 * database moves: a part is never sent twice. A part that is as it was stays as it is, so that its
 * history has what changed and nothing else.
 */
@ApplicationScoped
public class ProjectParts {

  /**
   * A table of parts.
   *
   * @param columns all but the revision, the project's id first
   * @param rows SQL of what it should hold, from {@code doc (id, d)}
   */
  private record Part(String table, String columns, String rows) {

    String fresh() {
      return "%1$s_fresh (%2$s) as materialized (%3$s)".formatted(table, columns, rows);
    }

    String deletion() {
      return """
          %1$s_gone as (
            delete from %1$s t using ids
            where t.project_id = ids.id
              and not exists (select 1 from %1$s_fresh f where f.project_id = t.project_id
                              and (%2$s) is not distinct from (%3$s)))
          """
          .formatted(table, named("f"), named("t"));
    }

    String insertion() {
      return """
          %1$s_new as (
            insert into %1$s (%2$s)
            select %2$s from %1$s_fresh f
            where not exists (select 1 from %1$s t where t.project_id = f.project_id
                              and (%3$s) is not distinct from (%4$s)))
          """
          .formatted(table, columns, named("f"), named("t"));
    }

    private String named(String alias) {
      return alias + "." + columns.replace(", ", ", " + alias + ".");
    }
  }

  private static final List<Part> PARTS =
      List.of(
          new Part(
              "participation",
              "project_id, country, role, status, channel, confirmation, version, revision",
              """
              select id, x ->> 'country', x ->> 'role', x ->> 'status', x ->> 'channel', x -> 'confirmation' ->> 'state',
                     (x ->> 'version')::integer, (x ->> 'revision')::bigint
              from doc, jsonb_array_elements(d -> 'participations') x
              """),
          new Part(
              "project_region",
              "project_id, vocabulary, code",
              """
              select distinct id, coalesce(x ->> 'vocabulary', '1'), x ->> 'code'
              from doc, jsonb_array_elements(d -> 'regions') x
              """),
          new Part(
              "share",
              "project_id, effective_from, country, region, percentage",
              """
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
              """),
          new Part(
              "project_sector",
              "project_id, ordinal, vocabulary, code, percentage",
              """
              select id, n, coalesce(x ->> 'vocabulary', '1'), x ->> 'code', (x ->> 'share')::numeric
              from doc, jsonb_array_elements(d -> 'sectors') with ordinality as t(x, n)
              """),
          new Part(
              "project_sdg",
              "project_id, ordinal, goal, target, weight",
              """
              select id, n, (x ->> 'goal')::integer, x ->> 'target', (x ->> 'weight')::numeric
              from doc, jsonb_array_elements(d -> 'sdgs') with ordinality as t(x, n)
              """),
          new Part(
              "project_theme",
              "project_id, theme",
              """
              select distinct id, x from doc, jsonb_array_elements_text(d -> 'themes') x
              """),
          new Part(
              "project_organisation",
              "project_id, ordinal, role, organisation_id",
              """
              select id, n, role, organisation_id
              from (
                select id, n, x ->> 'role' as role,
                       coalesce((select o.id from organisation o where o.ref = x ->> 'ref'),
                                (select l.organisation_id from organisation_alias l
                                 where l.alias = coalesce(x ->> 'ref', x -> 'name' ->> 'en'))) as organisation_id
                from doc, jsonb_array_elements(d -> 'organisations') with ordinality as t(x, n)
              ) named
              where organisation_id is not null
              """),
          new Part(
              "related_project",
              "project_id, ordinal, type, identifier",
              """
              select id, n, x ->> 'type', x ->> 'identifier'
              from doc, jsonb_array_elements(d -> 'relatedProjects') with ordinality as t(x, n)
              """),
          new Part(
              "project_location",
              "project_id, ordinal, latitude, longitude, ref, country, name",
              """
              select id, n, (x -> 'point' ->> 'lat')::double precision, (x -> 'point' ->> 'lon')::double precision,
                     x ->> 'ref', x ->> 'country', x -> 'name'
              from doc, jsonb_array_elements(d -> 'locations') with ordinality as t(x, n)
              """));

  /** As jsonb a document is parsed once, as json it would be for each part. */
  private static final String DOCUMENTS =
      """
      with ids as (select unnest(cast(:ids as bigint[])) as id),
      doc as materialized (
        select id, document::jsonb as d from project where id = any(:ids)
      ),
      """;

  // First what went, then what came: within one statement the order of the two is not given.
  private static final String DELETE =
      DOCUMENTS
          + PARTS.stream()
              .map(part -> part.fresh() + ",\n" + part.deletion())
              .collect(Collectors.joining(",\n"))
          + "select 1";

  private static final String INSERT =
      DOCUMENTS
          + PARTS.stream()
              .map(part -> part.fresh() + ",\n" + part.insertion())
              .collect(Collectors.joining(",\n"))
          + "select 1";

  private final Jdbi jdbi;
  private final ProjectWords words;

  ProjectParts(Jdbi jdbi, ProjectWords words) {
    this.jdbi = jdbi;
    this.words = words;
  }

  /** Takes the parts of these projects out of their documents anew. */
  public void rebuild(Collection<Long> projects) {
    write(projects, projects);
  }

  /**
   * Writes the parts of projects, within a revision.
   *
   * @param known those that may have parts already
   * @param all those and the new ones
   */
  void write(Collection<Long> known, Collection<Long> all) {
    jdbi.useHandle(
        handle -> {
          if (!known.isEmpty()) {
            handle
                .createQuery(DELETE)
                .bind("ids", known.toArray(Long[]::new))
                .mapTo(Integer.class)
                .one();
          }
          if (!all.isEmpty()) {
            handle
                .createQuery(INSERT)
                .bind("ids", all.toArray(Long[]::new))
                .mapTo(Integer.class)
                .one();
            words.write(handle, all);
          }
        });
  }

  /** Writes what a project is found by, where its parts are as they were, within a revision. */
  void writeWords(long project) {
    jdbi.useHandle(handle -> words.write(handle, project));
  }
}
