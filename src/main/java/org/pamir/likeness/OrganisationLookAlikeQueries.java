package org.pamir.likeness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.util.List;
import org.pamir.organisation.Organisations;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Lists of organisations that may be the same. */
@ApplicationScoped
class OrganisationLookAlikeQueries {

  /** The likest first, as the rest is read seldom. */
  private static final List<SortKey> SORTS =
      List.of(new SortKey("likeness", "-l.likeness", "numeric"));

  private final PageReader pages;
  private final Organisations organisations;
  private final ObjectMapper json;

  OrganisationLookAlikeQueries(PageReader pages, Organisations organisations, ObjectMapper json) {
    this.pages = pages;
    this.organisations = organisations;
    this.json = json;
  }

  Listing<OrganisationLookAlikeView> list(String ref, PageParams params) {
    Criteria criteria = new Criteria();
    if (ref != null) {
      criteria.and("? in (l.one_id, l.other_id)", organisations.find(ref).orElse(-1L));
    }
    return pages.read(
        "l.likeness, l.reasons, a.ref as one_ref, a.name as one_name, b.ref as other_ref, b.name as other_name",
        "organisation_look_alike l join organisation a on a.id = l.one_id join organisation b on b.id = l.other_id",
        criteria,
        PageRequest.of(params, "(l.one_id || '-' || l.other_id)", "text", SORTS),
        (row, context) ->
            new OrganisationLookAlikeView(
                new OrganisationLookAlikeView.Side(
                    row.getString("one_ref"),
                    read(row.getString("one_name"), new TypeReference<>() {})),
                new OrganisationLookAlikeView.Side(
                    row.getString("other_ref"),
                    read(row.getString("other_name"), new TypeReference<>() {})),
                row.getBigDecimal("likeness"),
                read(row.getString("reasons"), new TypeReference<>() {})));
  }

  private <T> T read(String text, TypeReference<T> type) {
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
