package org.pamir.funding;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.pamir.organisation.Organisations;
import org.pamir.project.Project;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.Caller;
import org.pamir.shared.DateText;
import org.pamir.shared.Word;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
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

  private static final String ROW =
      """
      f.id, p.identifier, f.type, f.amount, f.currency, f.value_date, f.version, f.revision,
      f.created_at, f.updated_at, """;
  private static final String TRANSACTION =
      """
      f.reference, f.date, f.provider, f.receiver, f.flow, f.finance, f.aid, f.tied, f.humanitarian,
      f.description, f.countries, f.regions, f.sectors""";
  private static final String PERIOD = "f.period_start, f.period_end";

  private final PageReader pages;
  private final ListedRows rows;
  private final ProjectCriteria projects;
  private final Organisations organisations;

  FundingQueries(
      PageReader pages, ListedRows rows, ProjectCriteria projects, Organisations organisations) {
    this.pages = pages;
    this.rows = rows;
    this.projects = projects;
    this.organisations = organisations;
  }

  /** The tables that hold rows of money. */
  enum Table {
    COMMITMENT(BY_VALUE_DATE, TRANSACTION + ", f.pledge_id"),
    DISBURSEMENT(BY_VALUE_DATE, TRANSACTION + ", f.commitment_id"),
    BUDGET(BY_PERIOD, PERIOD + ", f.status"),
    PLANNED_DISBURSEMENT(BY_PERIOD, PERIOD + ", f.provider, f.receiver");

    private final List<SortKey> sorts;
    private final String columns;

    Table(List<SortKey> sorts, String columns) {
      this.sorts = sorts;
      this.columns = ROW + columns;
    }

    /** Of {@code f}, the table, and {@code p}, its project. */
    String columns() {
      return columns;
    }
  }

  Listing<?> ofProject(Table table, Project project, PageParams params) {
    return read(table, new Criteria().and("f.project_id = ?", project.id()), params);
  }

  Listing<?> across(
      Table table, ProjectFilter filter, Criteria more, PageParams params, Caller caller) {
    return read(table, projects.of(filter, caller).and(more), params);
  }

  private Listing<?> read(Table table, Criteria criteria, PageParams params) {
    return pages.read(
        table.columns,
        table.name().toLowerCase() + " f join project p on p.id = f.project_id",
        criteria,
        PageRequest.of(params, "f.id", "uuid", table.sorts),
        (row, context) -> rows.of(table, row));
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
    return organisations.find(Arrays.asList(refs.split(","))).values().toArray(Long[]::new);
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
