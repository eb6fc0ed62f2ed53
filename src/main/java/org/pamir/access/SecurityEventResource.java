package org.pamir.access;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.paging.PageParams;

@Path("/security-events")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.HUB_ADMIN)
public class SecurityEventResource {

  private final SecurityEventQueries queries;

  SecurityEventResource(SecurityEventQueries queries) {
    this.queries = queries;
  }

  @Schema(name = "SecurityEventPage")
  record Listed(List<SecurityEventView> items, String next, long total, long revision) {}

  @GET
  @Operation(
      operationId = "listSecurityEvents",
      summary = "List security events",
      description =
          "Keys made and revoked, logins and accesses refused, callers held back: the newest first. Equal refusals of one"
              + " second are one event with their count.")
  @APIResponse(
      responseCode = "200",
      description = "A page of events",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @QueryParam("kind")
          @Parameter(
              description = "key-made, key-revoked, login-refused, access-refused, rate-limited",
              example = "login-refused,access-refused")
          List<String> kind,
      @QueryParam("caller")
          @Parameter(description = "Who caused it; a comma means or", example = "key:pamir_a1b2")
          String caller,
      @QueryParam("from")
          @Parameter(description = "At or after this instant", example = "2026-03-31T00:00:00Z")
          String from,
      @QueryParam("to")
          @Parameter(description = "Before this instant", example = "2026-04-01T00:00:00Z")
          String to,
      @BeanParam PageParams page,
      @Context UriInfo uri) {
    return Answers.page(queries.list(kind, caller, from, to, page), uri);
  }
}
