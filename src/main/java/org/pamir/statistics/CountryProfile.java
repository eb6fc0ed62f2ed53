package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A country at a glance: what it is, its projects, its part of the money, and what is missing.
 *
 * @param projects number of published projects in which it participates, by status
 * @param participations their number by what is said of the participation
 * @param funding its part by measure, each dollar counted once over the projects in which it
 *     participates
 * @param agreement its committed money by whether the participation is agreed
 * @param gap what is needed against what is committed, for its part
 */
@Schema(name = "CountryProfile")
@JsonInclude(JsonInclude.Include.ALWAYS)
public record CountryProfile(
    String code,
    Map<String, String> names,
    @JsonInclude(JsonInclude.Include.NON_NULL) String currency,
    @JsonInclude(JsonInclude.Include.NON_NULL) String region,
    boolean hub,
    Map<String, Long> projects,
    Map<String, Long> participations,
    Map<String, BigDecimal> funding,
    @Schema(nullable = true) Agreement.Row agreement,
    @Schema(nullable = true) Gap.Amounts gap,
    boolean provisional,
    long revision)
    implements Dated {}
