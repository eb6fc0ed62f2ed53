package org.pamir.statistics;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How results are grouped. */
public class ResultParams {

  @QueryParam("groupBy")
  @Parameter(
      description =
          "Up to three of indicator, target, sdg, country, type, year; comma-separated; indicator where left out. Without indicator"
              + " there are no sums, since different indicators have none: only how many of them reached their targets",
      example = "indicator,country")
  public String groupBy;

  @QueryParam("dimension")
  @Parameter(
      description =
          "Name of a dimension, such as sex: one row a value of it, of figures that are broken down by it alone",
      example = "sex")
  public String dimension;
}
