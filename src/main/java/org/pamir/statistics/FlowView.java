package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.pamir.shared.Money;

/**
 * Money that moved once, with what each side said of it.
 *
 * @param measure pledged, committed or disbursed
 * @param out what the provider's project reported, or null
 * @param in what the receiver's project reported, or null
 * @param difference the receiver's amount less the provider's, where both are in one currency
 * @param usd the figure that counts (the provider's, where there is one) in US dollars; null where
 *     no rate converts it
 */
@Schema(name = "Flow")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FlowView(
    String measure,
    FlowState state,
    Side provider,
    Side receiver,
    Said out,
    Said in,
    BigDecimal difference,
    BigDecimal usd,
    boolean provisional) {

  /** An organisation and, where it is in the register, the project. */
  @Schema(name = "FlowSide")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Side(String organisation, String project) {}

  /**
   * One report of the flow.
   *
   * @param answer what the organisation at the other end says to it, or null
   */
  @Schema(name = "FlowReport")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Said(
      UUID report, String project, Money value, LocalDate valueDate, ReportAnswer answer) {}
}
