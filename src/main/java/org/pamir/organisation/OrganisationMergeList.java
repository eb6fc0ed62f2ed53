package org.pamir.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Merges of organisations as they are read. */
@ApplicationScoped
class OrganisationMergeList {

  private static final List<SortKey> SORTS =
      List.of(
          new SortKey("id", "m.id", "bigint"),
          new SortKey("mergedAt", "m.merged_at", "timestamptz"));

  private final PageReader pages;
  private final ObjectMapper json;

  OrganisationMergeList(PageReader pages, ObjectMapper json) {
    this.pages = pages;
    this.json = json;
  }

  Listing<OrganisationMergeView> list(String ref, PageParams params) {
    Criteria criteria = new Criteria();
    if (ref != null) {
      criteria.and(
          "(m.ref = :ref or m.into_ref = :ref or m.into_id in (select a.organisation_id from organisation_alias a where a.alias = :ref))");
      criteria.bind("ref", ref);
    }
    return pages.read(
        "m.*",
        "organisation_merge m",
        criteria,
        PageRequest.of(params, "m.id", "bigint", SORTS),
        (row, context) -> view(row));
  }

  OrganisationMergeView get(Handle handle, long id) {
    return handle
        .createQuery("select * from organisation_merge where id = :id")
        .bind("id", id)
        .map((row, context) -> view(row))
        .one();
  }

  OrganisationMergeView view(ResultSet row) throws SQLException {
    try {
      return new OrganisationMergeView(
          row.getLong("id"),
          row.getString("ref"),
          json.readValue(row.getString("name"), new TypeReference<>() {}),
          row.getString("into_ref"),
          row.getString("reason"),
          row.getString("merged_by"),
          instant(row, "merged_at"),
          row.getString("undone_by"),
          instant(row, "undone_at"),
          row.getLong("revision"));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
