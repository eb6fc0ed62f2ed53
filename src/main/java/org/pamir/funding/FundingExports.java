package org.pamir.funding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Rows of money on their way out of the register, as a file would report them. */
@ApplicationScoped
public class FundingExports {

  private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
  private static final TypeReference<Party> PARTY = new TypeReference<>() {};
  private static final TypeReference<List<Allocation.Country>> COUNTRIES = new TypeReference<>() {};
  private static final TypeReference<List<Allocation.Region>> REGIONS = new TypeReference<>() {};
  private static final TypeReference<List<Allocation.Sector>> SECTORS = new TypeReference<>() {};

  private final ObjectMapper json;

  FundingExports(ObjectMapper json) {
    this.json = json;
  }

  /**
   * All rows of these projects by their id, each list in the order of its file; rows that came by
   * none have the ordinal 0.
   */
  public Map<Long, ReportedMoney> of(Handle handle, Collection<Long> projects) {
    Map<Long, Map<ReportTable, List<ReportedRow>>> found = new HashMap<>();
    for (ReportTable table : ReportTable.values()) {
      boolean period = table == ReportTable.BUDGET || table == ReportTable.PLANNED_DISBURSEMENT;
      handle
          .createQuery(
              "select * from "
                  + table.name().toLowerCase()
                  + " where project_id = any(:projects) order by project_id, ordinal, "
                  + (period ? "period_start" : "value_date")
                  + ", id")
          .bind("projects", projects.toArray(Long[]::new))
          .map(
              (row, context) -> {
                found
                    .computeIfAbsent(
                        row.getLong("project_id"), id -> new EnumMap<>(ReportTable.class))
                    .computeIfAbsent(table, t -> new ArrayList<>())
                    .add(period ? period(row, table) : transaction(row));
                return true;
              })
          .forEach(row -> {});
    }
    Map<Long, ReportedMoney> money = new HashMap<>();
    found.forEach(
        (project, rows) ->
            money.put(
                project,
                new ReportedMoney(
                    rows.getOrDefault(ReportTable.COMMITMENT, List.of()),
                    rows.getOrDefault(ReportTable.DISBURSEMENT, List.of()),
                    rows.getOrDefault(ReportTable.BUDGET, List.of()),
                    rows.getOrDefault(ReportTable.PLANNED_DISBURSEMENT, List.of()))));
    return money;
  }

  private ReportedRow transaction(ResultSet row) throws SQLException {
    return new ReportedRow(
        row.getInt("ordinal"),
        row.getString("type"),
        null,
        row.getString("reference"),
        row.getObject("date", LocalDate.class),
        null,
        null,
        row.getBigDecimal("amount"),
        row.getString("currency"),
        row.getObject("value_date", LocalDate.class),
        read(row, "provider", PARTY),
        read(row, "receiver", PARTY),
        row.getString("flow"),
        row.getString("finance"),
        row.getString("aid"),
        row.getString("tied"),
        row.getObject("humanitarian", Boolean.class),
        read(row, "description", TEXTS),
        read(row, "countries", COUNTRIES),
        read(row, "regions", REGIONS),
        read(row, "sectors", SECTORS),
        row.getString("kept"));
  }

  private ReportedRow period(ResultSet row, ReportTable table) throws SQLException {
    boolean planned = table == ReportTable.PLANNED_DISBURSEMENT;
    return new ReportedRow(
        row.getInt("ordinal"),
        row.getString("type"),
        planned ? null : row.getString("status"),
        null,
        null,
        row.getObject("period_start", LocalDate.class),
        row.getObject("period_end", LocalDate.class),
        row.getBigDecimal("amount"),
        row.getString("currency"),
        row.getObject("value_date", LocalDate.class),
        planned ? read(row, "provider", PARTY) : null,
        planned ? read(row, "receiver", PARTY) : null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        row.getString("kept"));
  }

  private <T> T read(ResultSet row, String column, TypeReference<T> type) throws SQLException {
    String text = row.getString(column);
    try {
      return text == null ? null : json.readValue(text, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored row cannot be read", e);
    }
  }
}
