package org.pamir.shared.paging;

import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How every list is paged and sorted. */
public class PageParams {

  @QueryParam("limit")
  @Parameter(
      description = "Items a page, 1 to 1000",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "50"))
  public String limit;

  @QueryParam("cursor")
  @Parameter(description = "The `next` of the page before")
  public String cursor;

  @QueryParam("sort")
  @Parameter(description = "What to sort by; `-` in front for descending")
  public String sort;
}
