package org.pamir.project;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a project's money is shared between countries and regions from a date on. The set in force at
 * a date is the latest on or before it; the first one, without a date, holds from the beginning.
 *
 * @param effectiveFrom first day, or null for the beginning
 * @param shares countries and regions; together 100
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShareSet(LocalDate effectiveFrom, @NotEmpty @Valid List<@NotNull Share> shares) {

  /** One part of a set: a country, or a region, which is what is not a country. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Share(
      @Schema(examples = "KG") String country,
      @Schema(examples = "619") String region,
      @NotNull @DecimalMin("0") @DecimalMax("100") @Digits(integer = 3, fraction = 6)
          BigDecimal share) {}

  /** The set that a project's participations and regions state, or null where they state none. */
  static ShareSet statedBy(ProjectRequest project, LocalDate effectiveFrom) {
    List<Share> shares =
        Stream.concat(
                project.participations().stream()
                    .filter(participation -> participation.share() != null)
                    .map(
                        participation ->
                            new Share(participation.country(), null, participation.share())),
                project.regions().stream()
                    .filter(region -> region.share() != null)
                    .map(region -> new Share(null, region.code(), region.share())))
            .toList();
    return shares.isEmpty() ? null : new ShareSet(effectiveFrom, shares);
  }

  /** The set in force on a day, or null. */
  public static ShareSet inForce(List<ShareSet> sets, LocalDate day) {
    ShareSet latest = null;
    for (ShareSet set : sets) {
      boolean begun = set.effectiveFrom == null || !set.effectiveFrom.isAfter(day);
      if (begun && (latest == null || latest.isBefore(set))) {
        latest = set;
      }
    }
    return latest;
  }

  private boolean isBefore(ShareSet other) {
    return effectiveFrom == null
        || other.effectiveFrom != null && effectiveFrom.isBefore(other.effectiveFrom);
  }

  /**
   * The sets with this one in the place of that with the same date, in the order of their dates.
   */
  static List<ShareSet> replaced(List<ShareSet> sets, LocalDate effectiveFrom, ShareSet set) {
    List<ShareSet> result = new ArrayList<>(sets);
    result.removeIf(old -> java.util.Objects.equals(old.effectiveFrom, effectiveFrom));
    if (set != null) {
      result.add(set);
    }
    result.sort((a, b) -> a.isBefore(b) ? -1 : b.isBefore(a) ? 1 : 0);
    return List.copyOf(result);
  }
}
