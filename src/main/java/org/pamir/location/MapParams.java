package org.pamir.location;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How close a map looks. */
public class MapParams {

  @QueryParam("zoom")
  @Parameter(
      description =
          "Level of a web map, 0 (the world in a tile) to 22; 4 where left out. A cluster is a quarter of a tile wide",
      example = "5")
  public String zoom;
}
