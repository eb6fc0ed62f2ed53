package org.pamir.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;
import org.pamir.words.Question;
import org.pamir.words.Words;

/** Lists of organisations. */
@ApplicationScoped
class OrganisationQueries {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("ref", "o.ref", "text"),
          new SortKey("updatedAt", "o.updated_at", "timestamptz"));

  /** Of {@code organisation o}, all that is shown of it. */
  static final String COLUMNS =
      """
      o.*, array(select a.alias from organisation_alias a where a.organisation_id = o.id order by a.alias) as aliases""";

  private final PageReader pages;
  private final ObjectMapper json;
  private final Organisations directory;
  private final Words words;

  OrganisationQueries(PageReader pages, ObjectMapper json, Organisations directory, Words words) {
    this.pages = pages;
    this.json = json;
    this.directory = directory;
    this.words = words;
  }

  Listing<OrganisationView> list(OrganisationFilter filter, PageParams params, Caller caller) {
    Criteria criteria = directory.seen(caller);
    if (filter.ref != null) {
      criteria.and("o.ref = any(?)", filter.ref.split(","));
    }
    if (filter.type != null) {
      criteria.and("o.type = any(?)", filter.type.split(","));
    }
    if (filter.country != null) {
      criteria.and("o.country = any(?)", filter.country.split(","));
    }
    if (filter.q != null) {
      words(filter.q, criteria);
    }
    return pages.read(
        COLUMNS,
        "organisation o",
        criteria,
        PageRequest.of(params, "o.ref", "text", SORTS),
        (row, context) -> view(row));
  }

  private void words(String text, Criteria criteria) {
    Question asked = words.read(text);
    criteria.and(
        """
        o.id in (
          select n.id from organisation n where organisation_words(n.ref, n.name) @@ cast(:words as tsquery)
          union
          select a.organisation_id from organisation_alias a
          where to_tsvector('pg_catalog.simple', search_key(a.alias)) @@ cast(:words as tsquery)
          union
          select n.id from organisation n where n.ref ilike '%' || :part || '%'
          union
          select a.organisation_id from organisation_alias a where a.alias ilike '%' || :part || '%')""");
    criteria
        .bind(
            "words",
            // An empty query matches nothing.
            asked.isEmpty() ? "" : asked.titled() + "|(" + words.typed(text).begun() + ")")
        .bind("part", text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
  }

  /** A row with {@link #COLUMNS}. */
  OrganisationView view(ResultSet row) throws SQLException {
    return new OrganisationView(
        row.getString("ref"),
        name(row.getString("name")),
        row.getString("type"),
        row.getString("country"),
        List.of((String[]) row.getArray("aliases").getArray()),
        row.getInt("version"),
        row.getLong("revision"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        row.getObject("updated_at", OffsetDateTime.class).toInstant());
  }

  private Map<String, String> name(String text) {
    try {
      return json.readValue(text, new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
