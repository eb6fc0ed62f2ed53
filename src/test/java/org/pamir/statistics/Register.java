package org.pamir.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A register in memory, as plain as can be: what the reference computation counts and what the
 * tests write through the services.
 *
 * @param projects by identifier; the map and the lists in it may be changed between two counts
 */
record Register(Map<String, Project> projects) {

  /** A part of a set: a country or a region, with its percentage. */
  record Part(String country, String region, BigDecimal percent) {}

  record Sdg(int goal, String target, BigDecimal weight) {}

  record Sector(String vocabulary, String code, BigDecimal percent) {}

  /** Who gives or gets: a ref or a name, and perhaps the activity. */
  record Side(String ref, String name, String activity) {}

  /**
   * @param valueDate the day of the exchange rate
   */
  record Budget(
      String id,
      boolean revised,
      boolean committed,
      LocalDate start,
      LocalDate end,
      BigDecimal amount,
      String currency,
      LocalDate valueDate) {}

  /**
   * One transaction.
   *
   * @param id of the test's own
   * @param type IATI TransactionType
   * @param provider null where left out
   * @param places its own allocation, or empty
   */
  record Report(
      String id,
      String type,
      BigDecimal amount,
      String currency,
      LocalDate date,
      Side provider,
      Side receiver,
      List<Part> places,
      String flow,
      String finance) {

    boolean outgoing() {
      return List.of("2", "3", "4", "12").contains(type);
    }

    /** Class of the domain's rule 3. */
    String measure() {
      return switch (type) {
        case "12", "13" -> "pledged";
        case "2", "11" -> "committed";
        default -> "disbursed";
      };
    }
  }

  /**
   * A project.
   *
   * @param countries that participate
   * @param regions codes
   * @param shareSets by effective date; {@link LocalDate#MIN} is the beginning
   * @param published whether it is counted at all
   */
  record Project(
      String identifier,
      String organisation,
      boolean published,
      String status,
      List<String> countries,
      List<String> regions,
      NavigableMap<LocalDate, List<Part>> shareSets,
      List<Sdg> sdgs,
      List<Sector> sectors,
      List<String> themes,
      String defaultFlow,
      String defaultFinance,
      List<Report> reports,
      List<Budget> budgets) {

    /** Codes of its groupings, each with the percentage that belongs to it; null is the whole. */
    Map<String, BigDecimal> groupings() {
      int end = identifier.lastIndexOf("-P");
      int number = Integer.parseInt(identifier.substring(end + 2));
      String run = identifier.substring(0, end);
      Map<String, BigDecimal> all = new TreeMap<>();
      if (number % 2 == 0) {
        all.put(run + "-G0", null);
      }
      if (number % 3 == 0) {
        all.put(run + "-G1", new BigDecimal("62.5"));
      }
      return all;
    }

    Project published(boolean next) {
      return new Project(
          identifier,
          organisation,
          next,
          status,
          countries,
          regions,
          shareSets,
          sdgs,
          sectors,
          themes,
          defaultFlow,
          defaultFinance,
          reports,
          budgets);
    }
  }

  List<Project> published() {
    return projects.values().stream().filter(Project::published).toList();
  }

  /** The published project with this identifier, or null. */
  Project find(String identifier) {
    Project project = identifier == null ? null : projects.get(identifier);
    return project != null && project.published() ? project : null;
  }
}
