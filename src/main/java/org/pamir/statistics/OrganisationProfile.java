package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An organisation at a glance: what it reports and takes part in, its money, its partners, and how
 * well it reports.
 *
 * @param reports published projects that it reports, by status
 * @param takesPart published projects in which it has a role, by role
 * @param given US dollars of flows that it provides, by class, each flow once
 * @param received US dollars of flows that it receives, by class, each flow once
 * @param unconverted flows of its own that no exchange rate converts; they are in no sum
 * @param partners those with whom most flows, or most dollars of them, are shared
 * @param countries participating countries of the projects that it reports or has a role in
 * @param quality mean score of the projects that are judged, or null
 */
@Schema(name = "OrganisationProfile")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record OrganisationProfile(
    String ref,
    Map<String, String> name,
    @Schema(nullable = true) String type,
    @Schema(nullable = true) String country,
    List<String> aliases,
    Map<String, Long> reports,
    Map<String, Long> takesPart,
    Map<String, BigDecimal> given,
    Map<String, BigDecimal> received,
    long unconverted,
    List<Partner> partners,
    List<Country> countries,
    Timeliness timeliness,
    @Schema(nullable = true) Integer quality,
    Map<String, String> links,
    long revision)
    implements Dated {

  /**
   * Who shares projects or money with it.
   *
   * @param projects published projects in which both have a part
   * @param given US dollars committed or disbursed to the partner
   * @param received US dollars committed or disbursed by the partner
   */
  public record Partner(
      String ref, Map<String, String> name, long projects, BigDecimal given, BigDecimal received) {}

  public record Country(@Schema(examples = "KG") String country, long projects) {}

  /**
   * How fresh its reports are, in the manner of the IATI publishing statistics.
   *
   * @param frequency by the months of the last twelve in which it wrote: monthly (from 9),
   *     quarterly (from 4), six-monthly (2 or 3), annual (1), less-than-annual
   * @param months of the last twelve in which anything it reports changed
   * @param lastChange of what it reports, or null
   * @param latestPayment the newest value date of a disbursement it reports that is not in the
   *     future
   * @param lagDays days from that to now
   */
  public record Timeliness(
      @Schema(examples = "quarterly") String frequency,
      int months,
      Instant lastChange,
      LocalDate latestPayment,
      Long lagDays) {

    static String frequency(int months) {
      return months >= 9
          ? "monthly"
          : months >= 4
              ? "quarterly"
              : months >= 2 ? "six-monthly" : months == 1 ? "annual" : "less-than-annual";
    }
  }
}
