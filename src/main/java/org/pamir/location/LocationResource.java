package org.pamir.location;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.InvalidRequestException;

@Path("/locations")
@Tag(name = "Locations", description = "Where projects are, for maps.")
@Produces(MediaType.APPLICATION_JSON)
public class LocationResource {

  /** Cells of a quarter of a tile: two a side at zoom 0 would hide what lies between them. */
  private static final double TILES = 4;

  private static final int MAX_ZOOM = 22;
  private static final int MAX_CLUSTERS = 5_000;

  private final LocationQueries queries;
  private final MapFiles files;
  private final CurrentCaller caller;

  LocationResource(LocationQueries queries, MapFiles files, CurrentCaller caller) {
    this.queries = queries;
    this.files = files;
    this.caller = caller;
  }

  @Schema(name = "LocationPage")
  record Listed(List<LocationView> items, String next, long total, long revision) {}

  @Schema(name = "LocationClusters", description = "Clusters, the largest first.")
  record Clusters(List<Cluster> items, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listLocations",
      summary = "List the places of projects",
      description =
          "Places with a point, of all projects that match; with `bbox` or `near` only those that lie there. As GeoJSON (RFC"
              + " 7946), whole and streamed, with `Accept: application/geo+json` or `format=geojson`: a feature a place. The"
              + " list of projects has the same, with a feature a project.")
  @APIResponse(
      responseCode = "200",
      description = "A page of places",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @BeanParam ProjectFilter filter, @BeanParam PageParams page, @Context UriInfo uri) {
    return Answers.page(queries.list(filter, page, caller.get()), uri);
  }

  @GET
  @Produces(GeoJson.TYPE)
  @Operation(hidden = true)
  public Response map(@BeanParam ProjectFilter filter, @QueryParam("format") String format) {
    StreamingOutput body = files.of(filter, format, false)::write;
    return Response.ok(body).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }

  @GET
  @Path("/clusters")
  @Operation(
      operationId = "listLocationClusters",
      summary = "Show places in clusters",
      description =
          "Places that lie together at a zoom of a web map, with how many places and projects they are. At most 5,000"
              + " clusters: a map asks for what it shows, by `bbox`.")
  @APIResponse(
      responseCode = "200",
      description = "The clusters",
      content = @Content(schema = @Schema(implementation = Clusters.class)))
  public Clusters clusters(@BeanParam ProjectFilter filter, @BeanParam MapParams map) {
    double degrees = 360 / Math.pow(2, zoom(map.zoom)) / TILES;
    LocationQueries.Clusters found =
        queries.clusters(filter, degrees, MAX_CLUSTERS + 1, caller.get());
    if (found.items().size() > MAX_CLUSTERS) {
      throw new InvalidRequestException(
          "zoom", "shows over " + MAX_CLUSTERS + " clusters here; ask for less by bbox");
    }
    return new Clusters(found.items(), found.total(), found.revision());
  }

  private static int zoom(String text) {
    if (text == null) {
      return 4;
    }
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > MAX_ZOOM) {
      throw new InvalidRequestException("zoom", "must be a whole number from 0 to " + MAX_ZOOM);
    }
    return Integer.parseInt(text);
  }
}
