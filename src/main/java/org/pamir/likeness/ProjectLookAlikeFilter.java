package org.pamir.likeness;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which pairs, beside the filters of projects. */
public class ProjectLookAlikeFilter {

  // "status" is a filter of projects.
  @QueryParam("state")
  @Parameter(description = "proposed (the default), linked, dismissed; a comma means or")
  public List<String> state;
}
