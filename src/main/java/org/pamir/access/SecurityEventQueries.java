package org.pamir.access;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.pamir.access.SecurityEvents.Kind;
import org.pamir.shared.DateText;
import org.pamir.shared.Word;
import org.pamir.shared.http.FilterValues;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Security events, the newest first unless asked otherwise. */
@ApplicationScoped
class SecurityEventQueries {

  private static final List<SortKey> SORTS =
      List.of(new SortKey("occurredAt", "e.occurred_at", "timestamptz"));

  private final PageReader pages;

  SecurityEventQueries(PageReader pages) {
    this.pages = pages;
  }

  /**
   * @throws org.pamir.shared.problem.InvalidRequestException where a parameter is not understood
   */
  Listing<SecurityEventView> list(
      List<String> kind, String caller, String from, String to, PageParams params) {
    Criteria criteria = new Criteria();
    FilterValues values = new FilterValues();
    for (String[] any : values.words("kind", kind, Kind.class)) {
      criteria.and("e.kind = any(?)", any);
    }
    if (caller != null) {
      criteria.and("e.caller = any(?)", caller.split(","));
    }
    time("from", from, "e.occurred_at >= ?", criteria, values);
    time("to", to, "e.occurred_at < ?", criteria, values);
    values.throwIfAny();
    PageParams newestFirst = new PageParams();
    newestFirst.limit = params.limit;
    newestFirst.cursor = params.cursor;
    newestFirst.sort = params.sort == null ? "-occurredAt" : params.sort;
    return pages.read(
        "e.*",
        "security_event e",
        criteria,
        PageRequest.of(newestFirst, "e.id", "bigint", SORTS),
        (row, context) ->
            new SecurityEventView(
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                Word.of(Kind.class, row.getString("kind")),
                row.getString("caller"),
                row.getString("address"),
                row.getString("operation"),
                row.getString("detail"),
                row.getInt("count")));
  }

  private static void time(
      String name, String value, String condition, Criteria criteria, FilterValues values) {
    Instant time =
        values.parsed(name, value, DateText::instant, "an instant such as 2026-03-31T00:00:00Z");
    if (time != null) {
      criteria.and(condition, time.atOffset(ZoneOffset.UTC));
    }
  }
}
