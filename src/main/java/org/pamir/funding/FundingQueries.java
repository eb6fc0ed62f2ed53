package org.pamir.funding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.pamir.organisation.Organisations;
import org.pamir.project.Project;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.Caller;
import org.pamir.shared.DateText;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Page;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;
import org.pamir.shared.problem.Violations;

/** Lists of rows of money, of one project or across projects. */
@ApplicationScoped
class FundingQueries {

  private static final List<SortKey> BY_VALUE_DATE =
      List.of(
          new SortKey("valueDate", "f.value_date", "date"),
          new SortKey("amount", "f.amount", "numeric"),
          new SortKey("updatedAt", "f.updated_at", "timestamptz"));
  private static final List<SortKey> BY_PERIOD =
      List.of(
          new SortKey("periodStart", "f.period_start", "date"),
          new SortKey("amount", "f.amount", "numeric"),
          new SortKey("updatedAt", "f.updated_at", "timestamptz"));

  private final PageReader pages;
  private final ProjectCriteria projects;
  private final Organisations organisations;

  FundingQueries(PageReader pages, ProjectCriteria projects, Organisations organisations) {
    this.pages = pages;
    this.projects = projects;
    this.organisations = organisations;
  }

  /** The tables that hold rows of money. */
  enum Table {
    COMMITMENT(BY_VALUE_DATE),
    DISBURSEMENT(BY_VALUE_DATE),
    BUDGET(BY_PERIOD),
    PLANNED_DISBURSEMENT(BY_PERIOD);

    private final List<SortKey> sorts;

    Table(List<SortKey> sorts) {
      this.sorts = sorts;
    }
  }

  <V> Page<V> ofProject(
      Table table, Project project, PageParams params, FundingService<?, ?, ?> rows) {
    return read(table, new Criteria().and("f.project_id = ?", project.id()), params, rows);
  }

  <V> Page<V> across(
      Table table,
      ProjectFilter filter,
      Criteria more,
      PageParams params,
      Caller caller,
      FundingService<?, ?, ?> rows) {
    return read(table, projects.of(filter, caller).and(more), params, rows);
  }

  @SuppressWarnings("unchecked")
  private <V> Page<V> read(
      Table table, Criteria criteria, PageParams params, FundingService<?, ?, ?> rows) {
    Page<Map.Entry<UUID, String>> page =
        pages.read(
            "f.id, p.identifier",
            table.name().toLowerCase() + " f join project p on p.id = f.project_id",
            criteria,
            PageRequest.of(params, "f.id", "uuid", table.sorts),
            (row, context) ->
                Map.entry(row.getObject("id", UUID.class), row.getString("identifier")));
    Map<UUID, String> ids = new LinkedHashMap<>();
    page.items().forEach(item -> ids.put(item.getKey(), item.getValue()));
    return (Page<V>) page.with(rows.views(ids));
  }

  /** The conditions of a transaction filter, over {@code f}. */
  Criteria criteria(TransactionFilter filter, Table table) {
    Criteria criteria = new Criteria();
    Violations violations = new Violations();
    if (filter.kind != null) {
      criteria.and("f.type = any(?)", types(filter.kind.split(",", -1), table, violations));
    }
    if (filter.provider != null) {
      criteria.and("f.provider_organisation_id = any(?)", ids(filter.provider));
    }
    if (filter.receiver != null) {
      criteria.and("f.receiver_organisation_id = any(?)", ids(filter.receiver));
    }
    if (filter.currency != null) {
      for (String currency : filter.currency.split(",", -1)) {
        if (!currency.matches("[A-Z]{3}")) {
          violations.add("currency", "must be an ISO 4217 code such as USD");
        }
      }
      criteria.and("f.currency = any(?)", filter.currency.split(","));
    }
    date("valueFrom", filter.valueFrom, "f.value_date >= ?", criteria, violations);
    date("valueTo", filter.valueTo, "f.value_date <= ?", criteria, violations);
    violations.throwIfAny();
    return criteria;
  }

  private static String[] types(String[] kinds, Table table, Violations violations) {
    Stream<String> types = Stream.of();
    for (String word : kinds) {
      if (table == Table.COMMITMENT) {
        CommitmentKind kind = Word.of(CommitmentKind.class, word);
        types =
            Stream.concat(
                types,
                Arrays.stream(CommitmentType.values())
                    .filter(type -> type.kind() == kind)
                    .map(CommitmentType::code));
        if (kind == null) {
          violations.add("kind", "must be one of " + words(CommitmentKind.values()));
        }
      } else {
        DisbursementKind kind = Word.of(DisbursementKind.class, word);
        if (kind == null) {
          violations.add("kind", "must be one of " + words(DisbursementKind.values()));
        } else {
          types = Stream.concat(types, Stream.of(kind.code()));
        }
      }
    }
    return types.toArray(String[]::new);
  }

  private static String words(Word[] words) {
    return String.join(", ", Arrays.stream(words).map(Word::word).toList());
  }

  private Long[] ids(String refs) {
    return organisations.find(Set.of(refs.split(","))).values().toArray(Long[]::new);
  }

  private static void date(
      String name, String value, String condition, Criteria criteria, Violations violations) {
    try {
      if (value != null) {
        criteria.and(condition, DateText.date(value));
      }
    } catch (DateTimeParseException e) {
      violations.add(name, "must be a date such as 2026-03-31");
    }
  }
}
