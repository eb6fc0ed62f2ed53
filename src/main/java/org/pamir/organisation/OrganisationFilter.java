package org.pamir.organisation;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which organisations. */
public class OrganisationFilter {

  @QueryParam("ref")
  @Parameter(
      description = "These organisations alone, by their refs; a comma means or",
      example = "44000,XM-DAC-41114")
  public String ref;

  @QueryParam("type")
  @Parameter(description = "IATI OrganisationType; a comma means or")
  public String type;

  @QueryParam("country")
  @Parameter(description = "ISO 3166-1 code; a comma means or")
  public String country;

  @QueryParam("q")
  @Parameter(
      description =
          "Words of a name, in any language and script, the last of which may be just begun; or part of a ref or alias")
  public String q;
}
