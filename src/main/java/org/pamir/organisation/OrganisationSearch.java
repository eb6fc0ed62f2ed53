package org.pamir.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Criteria;
import org.pamir.words.Words;

/** Finds organisations by words of their names, refs and aliases. */
@ApplicationScoped
public class OrganisationSearch {

  private final Jdbi jdbi;
  private final ObjectMapper json;
  private final Organisations directory;

  OrganisationSearch(Jdbi jdbi, ObjectMapper json, Organisations directory) {
    this.jdbi = jdbi;
    this.json = json;
    this.directory = directory;
  }

  /**
   * Those that a caller may know of, the best first.
   *
   * @param text as it was asked
   * @param query the same as a tsquery over names
   * @param candidates how many are ranked at most
   */
  public List<FoundOrganisation> find(
      String text, String query, Caller caller, int candidates, int limit) {
    Criteria seen = directory.seen(caller);
    return jdbi.withHandle(
        handle ->
            seen.bindTo(
                    handle.createQuery(
                        """
                        select o.ref, o.name, o.type, o.country, n.likeness,
                               array(select a.alias from organisation_alias a where a.organisation_id = o.id order by a.alias)
                                 as aliases
                        from (
                          select id, max(likeness) as likeness
                          from (
                            select o.id, (select max(similarity(search_key(v.value), search_key(:said)))
                                          from jsonb_each_text(o.name) v) as likeness
                            from organisation o
                            where o.id = any(array(select id from organisation
                                                   where organisation_words(ref, name) @@ cast(:query as tsquery)
                                                   limit :candidates))
                            union all
                            (select a.organisation_id, similarity(search_key(a.alias), search_key(:said)) from organisation_alias a
                             where to_tsvector('pg_catalog.simple', search_key(a.alias)) @@ cast(:query as tsquery)
                             limit :candidates)
                            union all
                            select id, 1 from organisation where ref = :text
                            union all
                            select organisation_id, 1 from organisation_alias where alias = :text) f
                          group by id) n
                        join organisation o on o.id = n.id
                        where %s
                        order by n.likeness desc nulls last, o.ref
                        limit :limit
                        """
                            .formatted(seen.where())))
                .bind("text", text)
                .bind("said", Words.shortened(text))
                .bind("query", query)
                .bind("candidates", candidates)
                .bind("limit", limit)
                .map(
                    (row, context) -> {
                      try {
                        return new FoundOrganisation(
                            row.getString("ref"),
                            json.readValue(row.getString("name"), new TypeReference<>() {}),
                            row.getString("type"),
                            row.getString("country"),
                            List.of((String[]) row.getArray("aliases").getArray()),
                            row.getDouble("likeness"));
                      } catch (JsonProcessingException e) {
                        throw new UncheckedIOException(e);
                      }
                    })
                .list());
  }
}
