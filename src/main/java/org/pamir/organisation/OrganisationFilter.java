package org.pamir.organisation;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which organisations. */
public class OrganisationFilter {

  @QueryParam("type")
  @Parameter(description = "IATI OrganisationType; a comma means or")
  public String type;

  @QueryParam("country")
  @Parameter(description = "ISO 3166-1 code; a comma means or")
  public String country;

  @QueryParam("q")
  @Parameter(description = "Part of a name, ref or alias")
  public String q;
}
