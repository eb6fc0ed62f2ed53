package org.pamir.statistics;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How money is grouped, measured and counted. */
public class FundingParams {

  @QueryParam("groupBy")
  @Parameter(
      description =
          "Up to three of country, year, quarter, sdg, target, sector, sector-group, provider, receiver, origin,"
              + " reporting-org, kind, flow, finance, status, theme, grouping, basis, participation, confirmation;"
              + " comma-separated",
      example = "country,year")
  public String groupBy;

  @QueryParam("measure")
  @Parameter(
      description =
          "pledged, committed, disbursed, spent, undisbursed, budgeted; comma-separated; committed where left out",
      example = "committed,disbursed")
  public String measure;

  @QueryParam("counting")
  @Parameter(
      description =
          "`net` counts each dollar once (the default); `gross` counts it at every project it passes")
  public String counting;

  @QueryParam("impute")
  @Parameter(
      description =
          "`none` leaves what nobody shared out regional (the default); `equal` splits it between the participating countries, and says so")
  public String impute;

  @QueryParam("currency")
  @Parameter(
      description =
          "Currency of the answer, each amount converted at its own date; USD where left out")
  public String currency;
}
