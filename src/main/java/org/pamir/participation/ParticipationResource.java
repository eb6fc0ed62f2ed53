package org.pamir.participation;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.pamir.project.ConfirmationState;
import org.pamir.project.ParticipationRequest;
import org.pamir.project.ParticipationView;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.Precondition;
import org.pamir.shared.retry.Idempotent;

@Path("/projects/{identifier}/participations")
@Tag(
    name = "Participations",
    description =
        "Each country's part in a project, with two voices: the reporting organisation's and the country's.")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class ParticipationResource {

  private final ParticipationService participations;
  private final CurrentCaller caller;

  ParticipationResource(ParticipationService participations, CurrentCaller caller) {
    this.participations = participations;
    this.caller = caller;
  }

  @Schema(name = "ProjectParticipations")
  record OfProject(List<ParticipationView> items, long total) {}

  @GET
  @Operation(
      operationId = "listProjectParticipations",
      summary = "List a project's participations",
      description = "All countries of one project.")
  @APIResponse(
      responseCode = "200",
      description = "The participations",
      content = @Content(schema = @Schema(implementation = OfProject.class)))
  public OfProject listOfProject(@PathParam("identifier") String identifier) {
    List<ParticipationView> found = participations.list(identifier, caller.get());
    return new OfProject(found, found.size());
  }

  @GET
  @Path("/{country}")
  @Operation(
      operationId = "getParticipation",
      summary = "Read a country's participation",
      description = "One country's part in a project.")
  @APIResponse(
      responseCode = "200",
      description = "The participation",
      content = @Content(schema = @Schema(implementation = ParticipationView.class)))
  public Response get(
      @PathParam("identifier") String identifier,
      @PathParam("country") String country,
      @Context Request request) {
    ParticipationView found = participations.get(identifier, country, caller.get());
    return Answers.entity(found, found.tag(), request);
  }

  @PUT
  @Path("/{country}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "putParticipation",
      summary = "Add or replace a country's participation",
      description =
          "Shares of all countries and regions still sum to 100 afterwards; to move them together, PUT the project or POST a share set.")
  @APIResponse(
      responseCode = "200",
      description = "Replaced",
      content = @Content(schema = @Schema(implementation = ParticipationView.class)))
  @APIResponse(
      responseCode = "201",
      description = "Added",
      content = @Content(schema = @Schema(implementation = ParticipationView.class)))
  public Response put(
      @PathParam("identifier") String identifier,
      @PathParam("country") String country,
      @HeaderParam("If-Match") String ifMatch,
      @HeaderParam("If-None-Match") String ifNoneMatch,
      @NotNull @Valid ParticipationRequest participation,
      @Context UriInfo uri) {
    return Answers.written(
        participations.put(
            identifier,
            country,
            participation,
            new Precondition(ifMatch, ifNoneMatch),
            caller.get()),
        uri,
        "projects",
        identifier,
        "participations");
  }

  @PATCH
  @Path("/{country}")
  @Consumes("application/merge-patch+json")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "patchParticipation",
      summary = "Change members of a participation",
      description = "JSON merge patch (RFC 7396).")
  @APIResponse(
      responseCode = "200",
      description = "Changed",
      content = @Content(schema = @Schema(implementation = ParticipationView.class)))
  public Response patch(
      @PathParam("identifier") String identifier,
      @PathParam("country") String country,
      @HeaderParam("If-Match") String ifMatch,
      @RequestBody(
              content = @Content(schema = @Schema(implementation = ParticipationRequest.class)))
          JsonNode patch,
      @Context UriInfo uri) {
    return Answers.written(
        participations.patch(
            identifier, country, patch, new Precondition(ifMatch, null), caller.get()),
        uri);
  }

  @DELETE
  @Path("/{country}")
  @RolesAllowed({Caller.EDITOR, Caller.HUB_ADMIN})
  @Operation(
      operationId = "deleteParticipation",
      summary = "Take a country out of a project",
      description = "The country leaves the project; its part stays in the history.")
  @APIResponse(responseCode = "204", description = "Removed")
  public void delete(
      @PathParam("identifier") String identifier,
      @PathParam("country") String country,
      @HeaderParam("If-Match") String ifMatch) {
    participations.delete(identifier, country, new Precondition(ifMatch, null), caller.get());
  }

  @POST
  @Idempotent
  @Path("/{country}/confirm")
  @RolesAllowed(Caller.FOCAL_POINT)
  @Operation(
      operationId = "confirmParticipation",
      summary = "Confirm a participation",
      description = "The country says that it takes part. For a focal point of this country.")
  @APIResponse(
      responseCode = "200",
      description = "Confirmed",
      content = @Content(schema = @Schema(implementation = ParticipationView.class)))
  public ParticipationView confirm(
      @PathParam("identifier") String identifier,
      @PathParam("country") String country,
      @HeaderParam("If-Match") String ifMatch,
      @Valid ConfirmationRequest said) {
    return say(identifier, country, ConfirmationState.CONFIRMED, said, ifMatch);
  }

  @POST
  @Idempotent
  @Path("/{country}/decline")
  @RolesAllowed(Caller.FOCAL_POINT)
  @Operation(
      operationId = "declineParticipation",
      summary = "Decline a participation",
      description =
          "The country says that it does not take part. For a focal point of this country.")
  @APIResponse(
      responseCode = "200",
      description = "Declined",
      content = @Content(schema = @Schema(implementation = ParticipationView.class)))
  public ParticipationView decline(
      @PathParam("identifier") String identifier,
      @PathParam("country") String country,
      @HeaderParam("If-Match") String ifMatch,
      @Valid ConfirmationRequest said) {
    return say(identifier, country, ConfirmationState.DECLINED, said, ifMatch);
  }

  @POST
  @Idempotent
  @Path("/{country}/suspend")
  @RolesAllowed(Caller.FOCAL_POINT)
  @Operation(
      operationId = "suspendParticipation",
      summary = "Suspend a participation",
      description =
          "The country says that what it confirmed does not hold for the time being. For a focal point of this country.")
  @APIResponse(
      responseCode = "200",
      description = "Suspended",
      content = @Content(schema = @Schema(implementation = ParticipationView.class)))
  public ParticipationView suspend(
      @PathParam("identifier") String identifier,
      @PathParam("country") String country,
      @HeaderParam("If-Match") String ifMatch,
      @Valid ConfirmationRequest said) {
    return say(identifier, country, ConfirmationState.SUSPENDED, said, ifMatch);
  }

  private ParticipationView say(
      String identifier,
      String country,
      ConfirmationState state,
      ConfirmationRequest said,
      String ifMatch) {
    return participations.say(
        identifier, country, state, said, new Precondition(ifMatch, null), caller.get());
  }
}
