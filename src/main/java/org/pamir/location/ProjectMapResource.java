package org.pamir.location;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.pamir.project.ProjectFilter;

/** The list of projects as a map shows it; what it is documented with is the list itself. */
@Path("/")
@Produces(GeoJson.TYPE)
// As those of JSON say on the same path: requests are told apart by what they send before by what
// they accept.
@Consumes(MediaType.APPLICATION_JSON)
public class ProjectMapResource {

  private final MapFiles files;

  ProjectMapResource(MapFiles files) {
    this.files = files;
  }

  @GET
  @Path("/projects")
  @Operation(hidden = true)
  public Response list(@BeanParam ProjectFilter filter, @QueryParam("format") String format) {
    StreamingOutput body = files.of(filter, format, true)::write;
    return Response.ok(body).header(HttpHeaders.VARY, HttpHeaders.ACCEPT).build();
  }
}
