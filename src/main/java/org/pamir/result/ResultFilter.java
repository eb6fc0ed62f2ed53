package org.pamir.result;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which results, among those of the projects that match. */
public class ResultFilter {

  @QueryParam("type")
  @Parameter(description = "output, outcome, impact, other; a comma means or")
  public String type;

  @QueryParam("indicator")
  @Parameter(
      description = "Code of the reference by which an indicator is counted, such as 6.1.1",
      example = "6.1.1")
  public String indicator;
}
