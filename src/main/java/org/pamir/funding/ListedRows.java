package org.pamir.funding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pamir.shared.Money;
import org.pamir.shared.Word;
import org.pamir.shared.http.Versioned;

/**
 * Rows of money as lists show them, straight from a result with the columns of their table and the
 * project's {@code identifier}: a list of a million rows is no place for a million entities.
 */
@ApplicationScoped
class ListedRows {

  private final ObjectReader party;
  private final ObjectReader texts;
  private final ObjectReader countries;
  private final ObjectReader regions;
  private final ObjectReader sectors;

  ListedRows(ObjectMapper json) {
    party = json.readerFor(Party.class);
    texts =
        json.readerFor(
            json.getTypeFactory().constructMapType(Map.class, String.class, String.class));
    countries = json.readerFor(listOf(Allocation.Country.class, json));
    regions = json.readerFor(listOf(Allocation.Region.class, json));
    sectors = json.readerFor(listOf(Allocation.Sector.class, json));
  }

  private static JavaType listOf(Class<?> element, ObjectMapper json) {
    return json.getTypeFactory().constructCollectionType(List.class, element);
  }

  /** A row of this table. */
  Versioned of(FundingQueries.Table table, ResultSet row) throws SQLException {
    return switch (table) {
      case COMMITMENT -> commitment(row);
      case DISBURSEMENT -> disbursement(row);
      case BUDGET -> budget(row);
      case PLANNED_DISBURSEMENT -> plannedDisbursement(row);
    };
  }

  CommitmentView commitment(ResultSet row) throws SQLException {
    CommitmentType type = CommitmentType.ofCode(row.getString("type"));
    return new CommitmentView(
        row.getObject("id", UUID.class),
        row.getString("identifier"),
        type.code(),
        type.kind(),
        type.direction(),
        row.getString("reference"),
        day(row, "date"),
        money(row),
        day(row, "value_date"),
        read(party, row, "provider"),
        read(party, row, "receiver"),
        row.getString("flow"),
        row.getString("finance"),
        row.getString("aid"),
        row.getString("tied"),
        row.getObject("humanitarian", Boolean.class),
        read(texts, row, "description"),
        read(countries, row, "countries"),
        read(regions, row, "regions"),
        read(sectors, row, "sectors"),
        row.getObject("pledge_id", UUID.class),
        row.getInt("version"),
        row.getLong("revision"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  DisbursementView disbursement(ResultSet row) throws SQLException {
    return new DisbursementView(
        row.getObject("id", UUID.class),
        row.getString("identifier"),
        row.getString("type"),
        DisbursementKind.ofCode(row.getString("type")),
        row.getString("reference"),
        day(row, "date"),
        money(row),
        day(row, "value_date"),
        read(party, row, "provider"),
        read(party, row, "receiver"),
        row.getString("flow"),
        row.getString("finance"),
        row.getString("aid"),
        row.getString("tied"),
        row.getObject("humanitarian", Boolean.class),
        read(texts, row, "description"),
        read(countries, row, "countries"),
        read(regions, row, "regions"),
        read(sectors, row, "sectors"),
        row.getObject("commitment_id", UUID.class),
        row.getInt("version"),
        row.getLong("revision"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  BudgetView budget(ResultSet row) throws SQLException {
    return new BudgetView(
        row.getObject("id", UUID.class),
        row.getString("identifier"),
        Word.of(BudgetType.class, row.getString("type")),
        Word.of(BudgetStatus.class, row.getString("status")),
        day(row, "period_start"),
        day(row, "period_end"),
        money(row),
        day(row, "value_date"),
        row.getInt("version"),
        row.getLong("revision"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  PlannedDisbursementView plannedDisbursement(ResultSet row) throws SQLException {
    return new PlannedDisbursementView(
        row.getObject("id", UUID.class),
        row.getString("identifier"),
        Word.of(BudgetType.class, row.getString("type")),
        day(row, "period_start"),
        day(row, "period_end"),
        read(party, row, "provider"),
        read(party, row, "receiver"),
        money(row),
        day(row, "value_date"),
        row.getInt("version"),
        row.getLong("revision"),
        instant(row, "created_at"),
        instant(row, "updated_at"));
  }

  private static Money money(ResultSet row) throws SQLException {
    return new Money(row.getBigDecimal("amount"), row.getString("currency"));
  }

  private static LocalDate day(ResultSet row, String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static <T> T read(ObjectReader reader, ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    try {
      return text == null ? null : reader.readValue(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored row of money cannot be read", e);
    }
  }
}
