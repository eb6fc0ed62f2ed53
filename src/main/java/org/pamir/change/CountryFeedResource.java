package org.pamir.change;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/countries/{code}/changes.atom")
@Tag(name = "History")
@Produces(AtomFeed.TYPE)
public class CountryFeedResource extends FeedResource {

  private final FeedService feeds;

  CountryFeedResource(FeedService feeds) {
    this.feeds = feeds;
  }

  @GET
  @Operation(
      operationId = "readCountryFeed",
      summary = "Follow a country in a feed reader",
      description =
          "The last 50 changes of the country's projects and their money, the newest first, as an Atom feed (RFC 4287); the last 100,000"
              + " revisions are looked through for them. What a project was as a draft is not told. Systems follow /changes.")
  @APIResponse(
      responseCode = "200",
      description = "An Atom feed",
      content = @Content(mediaType = AtomFeed.TYPE, schema = @Schema(type = SchemaType.STRING)))
  public Response get(
      @PathParam("code") String code, @Context UriInfo uri, @Context Request request) {
    return answer(feeds.ofCountry(code), uri, request);
  }
}
