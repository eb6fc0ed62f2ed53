package org.pamir.grouping;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.Revisions.Source;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.MergePatch;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.paging.PageParams;

@Path("/groupings")
@Tag(
    name = "Groupings",
    description =
        "Corridors, river basins, joint programmes and theme windows: named sets of projects, which overlap.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class GroupingResource {

  private final GroupingService groupings;
  private final GroupingQueries queries;
  private final MergePatch mergePatch;
  private final CurrentCaller caller;

  GroupingResource(
      GroupingService groupings,
      GroupingQueries queries,
      MergePatch mergePatch,
      CurrentCaller caller) {
    this.groupings = groupings;
    this.queries = queries;
    this.mergePatch = mergePatch;
    this.caller = caller;
  }

  @Schema(name = "GroupingPage")
  record Listed(List<GroupingSummary> items, String next, long total, long revision) {}

  @Schema(
      name = "GroupingPatch",
      type = SchemaType.OBJECT,
      description = "Any members of a grouping request; null removes one.",
      examples = "{\"name\": {\"ru\": \"Бассейн Сырдарьи\"}}")
  interface Patch {}

  @GET
  @Operation(
      operationId = "listGroupings",
      summary = "List groupings",
      description = "Groupings by kind, member country or words, a page at a time.")
  @APIResponse(
      responseCode = "200",
      description = "A page of groupings, without their members",
      content = @Content(schema = @Schema(implementation = Listed.class)))
  public Response list(
      @BeanParam GroupingFilter filter, @BeanParam PageParams page, @Context UriInfo uri) {
    return Answers.page(queries.list(filter, page, caller.get()), uri);
  }

  @GET
  @Path("/{code}")
  @Operation(
      operationId = "getGrouping",
      summary = "Read a grouping",
      description = "A grouping with its members, as far as the caller may see their projects.")
  @APIResponse(
      responseCode = "200",
      description = "The grouping; its ETag is what a write needs as If-Match",
      content = @Content(schema = @Schema(implementation = GroupingView.class)))
  public Response get(
      @PathParam("code") @Parameter(example = "SYR-DARYA") String code, @Context Request request) {
    GroupingView found = groupings.getGrouping(code, caller.get());
    return Answers.entity(found, found.tag(), request);
  }

  @PUT
  @Path("/{code}")
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "putGrouping",
      summary = "Make or replace a grouping",
      description =
          "Takes the whole grouping, members included, in place of what was there. Saying the same again changes nothing."
              + " Replacing needs If-Match; making does not.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced, or unchanged",
      content = @Content(schema = @Schema(implementation = GroupingView.class)))
  @APIResponse(
      responseCode = "201",
      description = "Made",
      content = @Content(schema = @Schema(implementation = GroupingView.class)))
  public Response put(
      @PathParam("code") @Parameter(example = "CHU-TALAS") String code,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @NotNull @Valid GroupingRequest grouping,
      @Context UriInfo uri) {
    return Answers.written(
        groupings.put(
            code, grouping, new Precondition(ifMatch, ifNoneMatch), caller.get(), Source.API),
        uri,
        "groupings");
  }

  @PATCH
  @Path("/{code}")
  @Consumes(MergePatch.MEDIA_TYPE)
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "patchGrouping",
      summary = "Change members of a grouping",
      description =
          "JSON merge patch (RFC 7396): members replace, null removes, arrays (countries, members) are replaced whole.")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = GroupingView.class)))
  public Response patch(
      @PathParam("code") @Parameter(example = "CHU-TALAS") String code,
      @HeaderParam("If-Match") String ifMatch,
      @RequestBody(content = @Content(schema = @Schema(implementation = Patch.class)))
          JsonNode patch,
      @Context UriInfo uri) {
    return Answers.written(
        groupings.change(
            code,
            new Precondition(ifMatch, null),
            caller.get(),
            said -> mergePatch.apply(said, patch, GroupingRequest.class)),
        uri,
        "groupings");
  }

  @DELETE
  @Path("/{code}")
  @RolesAllowed(Caller.HUB_ADMIN)
  @Operation(
      operationId = "deleteGrouping",
      summary = "Remove a grouping",
      description = "The grouping goes, with its history kept; its projects stay.")
  @APIResponse(responseCode = "204", description = "Removed")
  public void delete(
      @PathParam("code") @Parameter(example = "CHU-TALAS") String code,
      @HeaderParam("If-Match") String ifMatch) {
    groupings.delete(code, new Precondition(ifMatch, null), caller.get());
  }
}
