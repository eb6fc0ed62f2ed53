package org.pamir.funding;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which promises or payments, beside the filter of their projects. */
public class TransactionFilter {

  @QueryParam("kind")
  @Parameter(
      description =
          "pledge, commitment, guarantee; disbursement, expenditure, incoming-funds …; a comma means or")
  public String kind;

  @QueryParam("provider")
  @Parameter(description = "Ref of the giving organisation; a comma means or")
  public String provider;

  @QueryParam("receiver")
  @Parameter(description = "Ref of the getting organisation; a comma means or")
  public String receiver;

  @QueryParam("currency")
  @Parameter(description = "ISO 4217 code; a comma means or")
  public String currency;

  @QueryParam("valueFrom")
  @Parameter(description = "Value date on or after", example = "2025-01-01")
  public String valueFrom;

  @QueryParam("valueTo")
  @Parameter(description = "Value date on or before", example = "2025-12-31")
  public String valueTo;
}
