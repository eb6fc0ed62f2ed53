package org.pamir.project;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What of a project is shown. */
public class RepresentationParams {

  @QueryParam("fields")
  @Parameter(
      description = "Members to show, comma-separated; all where left out",
      example = "identifier,title,participations")
  public String fields;

  @QueryParam("include")
  @Parameter(
      description =
          "Related things to embed: commitments, disbursements, budgets, planned-disbursements")
  public String include;

  @QueryParam("lang")
  @Parameter(
      description =
          "One language of each text; English, or else the first there is, where it is missing",
      example = "ru")
  public String lang;

  boolean isWhole() {
    return fields == null && include == null && lang == null;
  }
}
