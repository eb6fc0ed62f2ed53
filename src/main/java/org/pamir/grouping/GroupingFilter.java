package org.pamir.grouping;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which groupings. A comma means or; a repeated parameter means and. */
public class GroupingFilter {

  @QueryParam("kind")
  @Parameter(description = "corridor, river-basin, joint-programme, theme-window")
  public List<String> kind;

  @QueryParam("country")
  @Parameter(description = "Member country, ISO 3166-1")
  public List<String> country;

  @QueryParam("q")
  @Parameter(description = "Part of a code or name")
  public String q;
}
